/** Letters and marks of any script, with the signs that names have in them. */
const NAME = /^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3}$/u;
const MOST_CHARACTERS = 60;

/** How people say their name, in English, Arabic and Hindi (also in Latin letters); what follows is the name. */
const INTRODUCTION =
  /^(?:(?:hi|hello|hey|sorry|no|oh|oops|actually|yes|ok|okay|well|sure|مرحبا|اهلا|لا|عفوا|नमस्ते|नहीं|जी)[\s,!.]+)*(?:my (?:first |full )?name is|my name's|my name|name is|name's|name|i am called|i'm called|i go by|i am|i'm|i m|im|it is|it's|its|this is|call me|you can call me|please call me|اسمي هو|اسمي|أنا اسمي|انا اسمي|أنا|انا|معك|मेरा नाम|मैं|mera naam|main)[\s:]+(?:actually |just )?/iu;
const POLITE =
  /^(?:(?:hi|hello|hey|sorry|oh|oops|actually|well|sure|ok|okay|yes)[\s,!.]+)+|[\s,]+(?:here|please|thanks|thank you|btw|by the way|actually|है|हूँ|हूं|hai|hoon|hun)[.!]*$/giu;
const TITLE = /^(?:mr|mrs|ms|miss|dr|sir|madam|mister|السيد|السيدة|الدكتور|श्री|श्रीमती)\.?\s+/iu;

/** Words that no name consists of: what people answer instead of a name, and what they ask for. */
const NO_NAMES = new Set(
  (
    'hi hello hey yes no yeah yep nope ok okay k sure thanks thank you please pls good morning afternoon evening night ' +
    'interested looking customer user user guest client nobody none nothing anyone someone me my mine the a an any all ' +
    'not want wants need needs like looking searching trying going ready happy fine great busy sorry here there back ' +
    'rent buy rental renting buying sale apartment apartments villa villas studio townhouse penthouse property ' +
    'properties house home flat bed bedroom bedrooms budget price cheap cheaper more show next visit book schedule ' +
    'tomorrow today monday tuesday wednesday thursday friday saturday sunday in for with from at on to is are was i ' +
    'what why who how when where which whatever skip later cancel stop surprise anywhere dubai marina human agent ' +
    'maybe never mind idk dont know tell private secret asking about just still also very really quite in ' +
    'نعم لا شكرا مرحبا اهلا حسنا طيب شقة فيلا ايجار شراء ابحث اريد أريد هنا مهتم مهتمة هां ' +
    'हाँ हां नहीं धन्यवाद नमस्ते ठीक किराया घर फ्लैट विला चाहिए'
  ).split(' '),
);

/** Reads a person's name of one to four words; nothing for what is no name ("yes", "2 bed", a sentence). */
export function readName(wording: string): string | undefined {
  const cleaned = wording.normalize('NFC').replace(/[’`´]/g, "'").replace(/\s+/g, ' ').trim();
  const introduced = cleaned.replace(INTRODUCTION, '');
  const name = introduced
    .split(/[,;!?\n]| and | but | from | و(?=\s)/iu)[0]
    ?.replace(POLITE, '')
    .replace(POLITE, '')
    .replace(TITLE, '')
    .replace(/[.!"]+$|^["']/g, '')
    .trim();
  if (!name || name.length > MOST_CHARACTERS || !NAME.test(name)) return undefined;
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
