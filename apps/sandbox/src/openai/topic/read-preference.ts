import { PREFERENCE } from './words/person.words';

const LEAD =
  /^(?:please )?(?:remember|note|keep in mind|make a note|save|bear in mind)(?: down)? ?(?:that|this|:)? /i;
const LONGEST = 160;

/** Something the customer wants to be remembered, as they said it. */
export function findPreference(text: string): string | undefined {
  const found = PREFERENCE.exec(text);
  if (!found) return undefined;
  const sentence = text.slice(found.index).split(/[.!?|]/)[0] ?? '';
  return sentence.replace(LEAD, '').trim().slice(0, LONGEST) || undefined;
}
