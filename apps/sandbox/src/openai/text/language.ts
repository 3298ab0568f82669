/** Languages the demo model writes. */
export type Language = 'en' | 'ar' | 'hi';

const SCRIPTS: readonly [Language, RegExp][] = [
  ['en', /\p{Script=Latin}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];

/** The language of a text by the script of most of its letters; nothing when it has none of them. */
export function findLanguage(text: string): Language | undefined {
  const counts = SCRIPTS.map(([language, script]) => ({ language, count: text.match(script)?.length ?? 0 }));
  const best = counts.reduce((most, next) => (next.count > most.count ? next : most));
  return best.count > 0 ? best.language : undefined;
}
