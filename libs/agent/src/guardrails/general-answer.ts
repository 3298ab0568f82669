import { PROPERTY_WORDS } from './off-topic-words';

/** Words of our own business and of talking politely; a sentence with one of them explains nothing else. */
const OUR_WORDS =
  /\b(?:dubai|uae|emirates|cit(?:y|ies)|live|living|team|colleague|confirm|confirmed|help|assist|book|appointment|name|message|business|office hours|know more|photo|price|cost|location|map|option|result|card|number|details?|question|answer|sorry|thank|thanks|welcome|hello|hi|hey|bye|great|glad|happy|fine|good|day|feel free|let me know|i'm|i am|i can|i can't|i don't|we can|we don't|you can|you)\b|دبي|الإمارات|فريق|أساعد|مساعد|أهلا|مرحبا|شكرا|عفوا|آسف|عذرا|أنا|يمكنني|خيارات|نتائج|मैं|दुबई|मदद|टीम|नमस्ते|धन्यवाद|माफ़|आप/iu;
const SENTENCE = /(?<=[.!?।؟\n])\s+/;
const WORD = /[\p{L}\p{M}\p{N}']+/gu;
/** Words of explanation that small talk never needs. */
const MOST = 14;

/**
 * Tells whether an answer explains the world instead of talking about homes: enough words, in sentences that
 * are neither about property nor about us nor polite.
 */
export function isGeneralAnswer(answer: string): boolean {
  const foreign = answer
    .split(SENTENCE)
    .filter((sentence) => !/[?؟]\s*$/.test(sentence))
    .filter((sentence) => !PROPERTY_WORDS.test(sentence) && !OUR_WORDS.test(sentence));
  return (foreign.join(' ').match(WORD) ?? []).length >= MOST;
}
