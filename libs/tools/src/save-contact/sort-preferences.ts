/** Topics a preference may belong to; a later one of the same topic replaces it. First match wins. */
const TOPICS: readonly [string, RegExp][] = [
  ['budget', /budget|price|aed|dirham|million|\d\s?k\b|per (?:year|month)|ميزانية|سعر|درهم|बजट|कीमत/iu],
  ['family', /famil|kids?\b|child|wife|husband|person|people|members|alone|couple|baby|عائلة|اطفال|أطفال|परिवार|बच्च/iu],
  ['pets', /\bpets?\b|\bdogs?\b|\bcats?\b|كلب|قطة|कुत्ता|बिल्ली/iu],
  ['furnishing', /furnish|مفروش|फर्निश|सुसज्जित/iu],
  ['bedrooms', /\bbed|\bbr\b|bhk|studio|غرف|बेडरूम/iu],
  ['move_in', /\bmove|moving|from (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|immediately|انتقال|शिफ्ट/iu],
  ['payment', /mortgage|cash|cheque|check|instal|loan|bank|قرض|نقد|लोन/iu],
  ['areas', /\barea|near|close to|marina|downtown|jbr|jvc|bay|palm|منطقة|قريب|इलाका|पास/iu],
  ['view', /view|sea|pool|park|balcon|garden|اطلالة|إطلالة|दृश्य/iu],
]; // prettier-ignore

const MOST = 10;
const LENGTH = 160;

/** Sorts preferences by topic; what fits none is kept under its own words. */
export function sortPreferences(wordings: readonly string[]): Record<string, string> {
  const cleaned = wordings.map((wording) => wording.replace(/\s+/g, ' ').trim().slice(0, LENGTH));
  const sorted: Record<string, string> = {};
  for (const wording of cleaned.filter((one) => one !== '').slice(0, MOST)) {
    const topic =
      TOPICS.find(([, pattern]) => pattern.test(wording))?.[0] ?? wording.toLowerCase().slice(0, 40);
    sorted[topic] = sorted[topic] === undefined ? wording : `${sorted[topic]}; ${wording}`.slice(0, LENGTH);
  }
  return sorted;
}
