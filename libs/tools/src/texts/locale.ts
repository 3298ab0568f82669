/** Languages the deterministic texts exist in. */
export const LOCALES = ['en', 'ar', 'hi'] as const;
export type Locale = (typeof LOCALES)[number];

const SCRIPTS: readonly [Locale, RegExp][] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['en', /\p{Script=Latin}/gu],
];

/** Who writes Arabic or Hindi mixes English words in ("أريد 2 bed في Marina"); the reverse hardly happens. */
const WEIGHTS: Readonly<Record<Locale, number>> = { en: 1, ar: 2, hi: 2 };

/** Language of a text by the script most of its letters are in; nothing when it has none of ours. */
export function detectLocale(text: string): Locale | undefined {
  const counts = SCRIPTS.map(([locale, script]) => ({
    locale,
    count: (text.match(script)?.length ?? 0) * WEIGHTS[locale],
  }));
  const best = counts.reduce((most, next) => (next.count > most.count ? next : most));
  return best.count > 0 ? best.locale : undefined;
}

/** A stored or provider-given language tag (`ar-AE`) as one of ours. */
export function toLocale(tag: string | undefined): Locale | undefined {
  return LOCALES.find((locale) => tag?.toLowerCase().startsWith(locale));
}
