import { replaceNumberWords } from './number-words';

const MAGNITUDE =
  '(?:k|thousand|thousands|m|mn|mil|million|millions|lakh|lakhs|lac|lacs|crore|crores|cr|bn|billion)';

/** Fractions and articles that stand where a number would, in the order they are replaced. */
const REWRITES: readonly [RegExp, string][] = [
  [/\ban? (million|billion|crore|lakh) and an? half\b/g, '1.5 $1'],
  [/(\d+) and an? half (?=million|billion|crore|lakh|thousand)/g, '$1.5 '],
  [/(\d+) (million|billion|crore|lakh)s? and an? half\b/g, '$1.5 $2'],
  [/\b(?:three[- ]quarters? (?:of )?(?:an? )?)(?=million|billion|crore|lakh)/g, '0.75 '],
  [/\b(?:half|1\/2)(?: of)?(?: an?)? (?=million|billion|crore|lakh)/g, '0.5 '],
  [/\b(?:an? )?quarter(?: of)?(?: an?)? (?=million|billion|crore|lakh)/g, '0.25 '],
  [/(?<![\d.] ?)\b(?:an? )?(million|billion|crore|lakh)\b/g, '1 $1'],
  [/(?:نصف|نص) (?=مليون|مليار)/g, '0.5 '],
  [/(?:ربع) (?=مليون|مليار)/g, '0.25 '],
  [/(\d+) مليون و ?(?:نصف|نص)/g, '$1.5 مليون'],
  [/مليون و ?(?:نصف|نص)/g, '1.5 مليون'],
  [/مليون و ?ربع/g, '1.25 مليون'],
  [/مليونين|مليونان/g, '2 مليون'],
  [/(?<![\d.] ?)مليون/g, '1 مليون'],
  [/(?:مئة|مائة|مية|ميه) (?=ألف|الف)/g, '100 '],
  [/(?:مئتين|مئتا|ميتين|مائتين|مائتا) (?=ألف|الف)/g, '200 '],
  [/डेढ़|डेढ/g, '1.5'],
  [/ढाई/g, '2.5'],
  [/सवा (?=मिलियन|लाख|करोड़|करोड)/g, '1.25 '],
  [/आधा (?=मिलियन|लाख|करोड़|करोड)/g, '0.5 '],
  [/साढ़े (\d+)/g, '$1.5'],
  [/(?<![\d.] ?)(?=करोड़|करोड|मिलियन)/g, '1 '],
];

/**
 * Writes amounts in words as figures that one grammar reads: "half a million", "eighty thousand", "1,2 m" with a
 * decimal comma, "1.200.000", "100k-ish". Expects folded text.
 */
export function spellAmounts(folded: string): string {
  const figures = replaceNumberWords(folded)
    .replace(/-?ish\b/g, '')
    .replace(/\b\d{1,3}(?:\.\d{3}){2,}\b/g, (grouped) => grouped.replaceAll('.', ''))
    .replace(new RegExp(`(\\d),(\\d{1,2})(?=\\s*${MAGNITUDE}\\b)`, 'g'), '$1.$2');
  return REWRITES.reduce((text, [pattern, written]) => text.replace(pattern, written), figures);
}
