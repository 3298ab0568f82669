const LETTER = String.raw`[\p{L}\p{M}]`;
/** Letters that people write one for the other. Sources must not put them into a class of their own. */
const VARIANTS: readonly [RegExp, string][] = [
  [/[اأإآ]/g, '[اأإآ]'],
  [/[ةه]/g, '[ةه]'],
  [/[ىي]/g, '[ىي]'],
  [/[ँं]/g, '[ँं]'],
  [/़/g, '़?'],
];

/**
 * A pattern of whole words in any script: `\b` knows only ASCII. Case does not matter. A digit may stand before
 * it ("2bed"), a letter may not.
 */
export function phrase(source: string, flags = ''): RegExp {
  return new RegExp(`(?<!${LETTER})(?:${withVariants(source)})(?!${LETTER})`, `iu${flags}`);
}

/** The same for a pattern that has to be the whole text. */
export function wholePhrase(source: string): RegExp {
  return new RegExp(`^(?:${withVariants(source)})$`, 'iu');
}

/** A source whose letters match however they are written. */
export function withVariants(source: string): string {
  return VARIANTS.reduce(
    (text, [letters, either]) => text.replace(letters, either),
    source.normalize('NFKC'),
  );
}
