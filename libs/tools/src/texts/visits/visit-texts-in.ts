import type { Locale } from '../locale';
import { AR_VISITS } from './ar';
import { EN_VISITS } from './en';
import { HI_VISITS } from './hi';
import type { VisitTexts } from './visit-texts';

const CATALOGUE: Readonly<Record<Locale, VisitTexts>> = { en: EN_VISITS, ar: AR_VISITS, hi: HI_VISITS };

/** Sentences about visits in a language. */
export function visitTextsIn(locale: Locale): VisitTexts {
  return CATALOGUE[locale];
}
