const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** What the echo model names again: `mk-` and eight letters, different for every number. */
export function markerOf(number: number): string {
  let rest = number;
  let letters = '';
  for (let count = 0; count < 8; count += 1) {
    letters = (LETTERS[rest % 26] ?? 'a') + letters;
    rest = Math.floor(rest / 26);
  }
  return `mk-${letters}`;
}

/** The markers in a text, in their order. */
export function markersIn(text: string): string[] {
  return text.match(/\bmk-[a-z]{8}\b/g) ?? [];
}

/** Which part of a long answer a text is; the echo model labels them. */
export function partIn(text: string): string {
  return /\bEcho, part (alpha|beta|gamma)\b/.exec(text)?.[1] ?? 'alpha';
}
