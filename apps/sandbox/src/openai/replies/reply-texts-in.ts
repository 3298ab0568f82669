import type { Language } from '../text/language';
import { AR } from './ar';
import { EN } from './en';
import { HI } from './hi';
import type { ReplyTexts } from './reply-texts';

const TEXTS: Readonly<Record<Language, ReplyTexts>> = { en: EN, ar: AR, hi: HI };

/** The demo model's words in a language. */
export function replyTextsIn(language: Language): ReplyTexts {
  return TEXTS[language];
}
