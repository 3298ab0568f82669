import { AR } from './ar';
import { EN } from './en';
import { HI } from './hi';
import type { Locale } from './locale';
import type { PropertyTexts } from './property-texts';

const CATALOGUE: Readonly<Record<Locale, PropertyTexts>> = { en: EN, ar: AR, hi: HI };

/** The tools' sentences in a language. */
export function textsIn(locale: Locale): PropertyTexts {
  return CATALOGUE[locale];
}
