/** Letters and marks of any script, with the signs that names have in them. */
const NAME = /^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3}$/u;
const INTRODUCTION = /^(?:hi|hello|hey)?[,!. ]*(?:my name is|i am|i'm|it's|this is|call me|name is)\s+/i;
const NO_NAMES = new Set([
  'hi',
  'hello',
  'hey',
  'yes',
  'no',
  'ok',
  'okay',
  'thanks',
  'sure',
  'interested',
  'looking',
  'customer',
  'user',
]);
const MOST_CHARACTERS = 60;

/** Reads a person's name of one to four words; nothing for what is no name ("yes", "2 bed", a sentence). */
export function readName(wording: string): string | undefined {
  const name = wording
    .replace(INTRODUCTION, '')
    .replace(/[.!]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (name.length > MOST_CHARACTERS || !NAME.test(name)) return undefined;
  const words = name.toLowerCase().split(' ');
  return words.some((word) => NO_NAMES.has(word)) ? undefined : capitalise(name);
}

/** Typed in a hurry, "john smith" still is John Smith; any other spelling is the customer's own. */
function capitalise(name: string): string {
  if (name !== name.toLowerCase()) return name;
  return name.replace(
    /(^|[ -])(\p{Ll})/gu,
    (_match, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
