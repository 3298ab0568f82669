const PIECE = /\S+\s*|\s+/gu;
const ARGUMENT_PIECE = 24;

/** Words with the space that follows them: the pieces a text is streamed in. Together they are the text. */
export function splitWords(text: string): string[] {
  return text.match(PIECE) ?? [];
}

/** Pieces of tool arguments. Together they are the arguments. */
export function splitArguments(text: string): string[] {
  const count = Math.ceil(text.length / ARGUMENT_PIECE);
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * ARGUMENT_PIECE, (index + 1) * ARGUMENT_PIECE),
  );
}
