import type { SearchSlots } from '../memory/search-slots.schema';
import { describeWish } from '../presentation/describe-wish';
import type { PropertyTexts } from '../texts/property-texts';
import type { AskedSlot } from './missing-slots';

/** Asks for what is missing, after saying back what is known: one question, or a short list of them. */
export function composeClarification(slots: SearchSlots, missing: AskedSlot[], texts: PropertyTexts): string {
  const wish = describeWish(slots, texts);
  const questions = missing.map((slot) => texts.questions[slot]);
  const intro = wish === undefined ? texts.greetingQuestion : texts.gotIt(wish);
  if (questions.length === 1) return [intro, ...questions].join(' ');
  const lines = questions.map((question, index) =>
    missing.length > 2 ? `${index + 1}. ${question}` : `• ${question}`,
  );
  return [intro, ...lines].join('\n');
}
