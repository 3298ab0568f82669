/** Kinds of homes and the words customers use for them. Only what names a kind; "home" or "place" name none. */
export const TYPE_WORDS: readonly [string, string][] = [
  ['townhouse', 'town ?-?houses?|تاون ?هاوس|टाउन ?हाउस'],
  ['penthouse', 'pent ?-?houses?|بنتهاوس|पेंट ?हाउस'],
  [
    'apartment',
    'apartments?|apartmen|flats?|apts?|appts?|aprt?m[a-z]*|appart[a-z]*|condos?|sha2a|shaqqa?|shaq2a|(?:ال|لل|ب)?شقة|(?:ال|لل|ب)?شقق|अपार्टमेंट(?:्स)?|फ्लैट(?:्स)?',
  ],
  ['villa', 'villas?|(?:ال|لل|ب)?فيلا|(?:ال|لل)?فلل|(?:ال|لل)?فيلات|فلة|विला|विल्ला|बंगला'],
  ['studio', 'studios?|(?:ال|ا)?ستوديو|स्टूडियो'],
  ['plot', 'plots?|lands?|(?:ال)?أرض|(?:ال)?أراضي|प्लॉट|ज़मीन'],
  ['commercial', 'commercial|offices?|shops?|retail|warehouses?|(?:ال)?مكتب|محل تجاري|ऑफिस|दुकान'],
  ['house', 'houses?|bungalows?|(?:ال)?بيت|मकान'],
  ['duplex', 'duplex(?:es)?|दुप्लेक्स|دوبلكس'],
];

/** Any word for a kind of home, as a pattern. */
export const ANY_TYPE_WORD = TYPE_WORDS.map(([, words]) => words).join('|');
