/** Words of days and months as `normaliseWording` writes them. */
const WEEKDAYS: readonly string[] = [
  'mondays?|mon|الاثنين|الاتنين|सोमवार|somvar',
  'tuesdays?|tues?|الثلاثاء|الثلاثا|मंगलवार|mangalvar',
  'wednesdays?|weds?|الاربعاء|الاربعا|बुधवार|budhvar',
  'thursdays?|thurs?|thu|الخميس|गुरुवार|बृहस्पतिवार|guruvar',
  'fridays?|fri|الجمعه|शुक्रवार|shukravar',
  'saturdays?|sat|السبت|शनिवार|shanivar',
  'sundays?|sun|الاحد|रविवार|इतवार|ravivar',
];
const MONTHS: readonly string[] = [
  'january|jan|يناير|كانون الثاني|जनवरी',
  'february|feb|فبراير|شباط|फरवरी',
  'march|mar|مارس|اذار|मार्च',
  'april|apr|ابريل|نيسان|अप्रैल',
  'may|مايو|ايار|मई',
  'june|jun|يونيو|حزيران|जून',
  'july|jul|يوليو|تموز|जुलाई',
  'august|aug|اغسطس|اب|अगस्त',
  'september|sept?|سبتمبر|ايلول|सितंबर',
  'october|oct|اكتوبر|تشرين الاول|अक्टूबर|अक्तूबर',
  'november|nov|نوفمبر|تشرين الثاني|नवंबर',
  'december|dec|ديسمبر|كانون الاول|दिसंबर',
];

export const ANY_WEEKDAY = WEEKDAYS.join('|');
export const ANY_MONTH = MONTHS.join('|');

/** ISO number of a weekday's name. */
export function readWeekday(word: string): number | undefined {
  return indexOf(WEEKDAYS, word);
}

/** Number of a month's name, January is 1. */
export function readMonth(word: string): number | undefined {
  return indexOf(MONTHS, word);
}

function indexOf(words: readonly string[], word: string): number | undefined {
  const index = words.findIndex((pattern) => new RegExp(`^(?:${pattern})$`, 'u').test(word));
  return index < 0 ? undefined : index + 1;
}

const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12,
  एक: 1, दो: 2, तीन: 3, चार: 4, पांच: 5, छह: 6, छे: 6, सात: 7, आठ: 8, नौ: 9, दस: 10, ग्यारह: 11, बारह: 12,
  ek: 1, do: 2, teen: 3, char: 4, paanch: 5, saat: 7, aath: 8, das: 10,
  واحد: 1, يوم: 1, يومين: 2, ثلاثه: 3, ثلاث: 3, اربعه: 4, اربع: 4, خمسه: 5, خمس: 5, سته: 6, سبعه: 7,
}; // prettier-ignore

/** A number in digits or, up to twelve, in words. */
export const SMALL_NUMBER = `\\d{1,2}|${Object.keys(SMALL_NUMBERS).join('|')}`;

export function readSmallNumber(word: string): number {
  return /^\d+$/.test(word) ? Number(word) : (SMALL_NUMBERS[word] ?? Number.NaN);
}

const ARABIC_HOURS: readonly [string, number][] = [
  ['الثانيه عشره?', 12], ['الحاديه عشره?', 11], ['العاشره', 10], ['التاسعه', 9], ['الثامنه', 8], ['السابعه', 7],
  ['السادسه', 6], ['الخامسه', 5], ['الرابعه', 4], ['الثالثه', 3], ['الثانيه', 2], ['الواحده', 1],
]; // prettier-ignore

/** Writes the hours of Arabic ("الثالثة") as digits. */
export function replaceArabicHours(text: string): string {
  const written = ARABIC_HOURS.reduce(
    (rest, [word, hour]) => rest.replace(new RegExp(word, 'gu'), ` ${hour} `),
    text,
  );
  return written.replace(/ +/g, ' ');
}
