const FIELD = Buffer.from('SPOKEN=');

/**
 * The words a voice note of the sandbox carries in writing: a comment `SPOKEN=…` up to a zero byte, anywhere in the
 * file, as sound files carry titles. A recording without it says nothing to a machine that only reads.
 */
export function findSpokenWords(file: Buffer): string | undefined {
  const at = file.indexOf(FIELD);
  if (at < 0) return undefined;
  const rest = file.subarray(at + FIELD.length);
  const end = rest.indexOf(0);
  return (end < 0 ? rest : rest.subarray(0, end)).toString('utf8').trim() || undefined;
}
