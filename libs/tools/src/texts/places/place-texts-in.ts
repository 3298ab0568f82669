import type { Locale } from '../locale';
import { AR_PLACES } from './ar';
import { EN_PLACES } from './en';
import { HI_PLACES } from './hi';
import type { PlaceTexts } from './place-texts';

const CATALOGUE: Readonly<Record<Locale, PlaceTexts>> = { en: EN_PLACES, ar: AR_PLACES, hi: HI_PLACES };

/** Sentences about places in a language. */
export function placeTextsIn(locale: Locale): PlaceTexts {
  return CATALOGUE[locale];
}
