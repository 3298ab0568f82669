import { phrase } from '../../text/phrase';

export const MEASURES = [
  'price_per_sqft',
  'median',
  'average',
  'count',
  'cheapest',
  'most_expensive',
  'largest',
  'smallest',
  'overview',
] as const;
/** A figure about many listings. */
export type Measure = (typeof MEASURES)[number];

const HOMES = String.raw`(?:properties|property|listings?|apartments?|flats?|villas?|studios?|town ?houses?|penthouses?|homes?|houses?|units?|options?|plots?|places?)`;
/** "Cheapest first" sorts a list, and asks for no figure. */
const FIRST = String.raw`(?! (?:first|to|on top|at the top))`;

/** Ways to ask for a figure, the most telling first. */
export const MEASURE_WORDS: readonly [Measure, RegExp][] = [
  [
    'price_per_sqft',
    phrase(
      String.raw`(?:price|cost|rate|aed|rent)s? (?:per|a|by|/) ?(?:sq|square)[\p{L}. ]*|per (?:sq\.? ?(?:ft|m)|sqft|square (?:foot|feet|met\p{L}+))(?: (?:price|rate|cost))?|سعر القدم|प्रति (?:वर्ग|स्क्वायर) (?:फुट|फीट)`,
    ),
  ],
  ['median', phrase('median|وسيط')],
  [
    'average',
    phrase(
      String.raw`(?:on )?(?:average|avg|mean|typical|usual|typically|usually|normally)(?! (?:view|person))|what (?:do|does|should) (?:\p{L}+ |\d ?){0,5}(?:cost|go for|rent for|sell for)|going rate|how much (?:are|do|is|does) (?:an? )?(?:\p{L}+ |\d ?){0,4}(?:apartments?|flats?|villas?|studios?|town ?houses?|properties|rents?|beds?|bedrooms?|br|bhk)(?! \d)(?: \p{L}+){0,4}|متوسط|معدل (?:السعر|الإيجار)|औसत|average kiraya`,
    ),
  ],
  [
    'count',
    phrase(
      String.raw`how many (?:\p{L}+ |\d\S* ){0,4}${HOMES}(?: \p{L}+){0,3}|(?:number|count) of ${HOMES}|كم (?:عدد )?(?:عقار|شقة|فيلا|عقارات|شقق)[\p{L} ]*(?:لديكم|عندكم|متوفر)[\p{L}]*|(?:कितने|कितनी) (?:फ्लैट|विला|प्रॉपर्टी|अपार्टमेंट|घर)`,
    ),
  ],
  [
    'cheapest',
    phrase(
      String.raw`(?:the )?(?:cheapest|chepest|cheepest|cheapst|cheepst|lowest[ -]?(?:price[ds]?|cost|rent)|least expensive|most affordable|minimum price|lowest)${FIRST}|(?:ال)?أرخص(?= (?:عقار|شقة|فيلا|بيت|استوديو|شي|واحد|واحدة))|الأرخص|أقل سعر|सबसे (?:सस्त|कम)[\p{L}\p{M}]*|sab ?se sast\p{L}*`,
    ),
  ],
  [
    'most_expensive',
    phrase(
      String.raw`(?:the )?(?:most (?:expensive|premium|luxur\p{L}+|exclusive|high[- ]end|costly|pricey|prestigious|fancy)|priciest|costliest|dearest|highest[ -]?(?:price[ds]?|cost|rent|valued?)|fanciest|top (?:luxury|premium|property|of the range)|best and most \p{L}+)${FIRST}|(?:ال)?أغلى(?= (?:عقار|شقة|فيلا|بيت))|الأغلى|الأفخم|أفخم|सबसे (?:महंग|आलीशान|लग्ज़री)[\p{L}\p{M}]*|sab ?se meh?ang\p{L}*`,
    ),
  ],
  [
    'largest',
    phrase(
      String.raw`(?:the )?(?:largest|bigg?est|most spacious|roomiest)${FIRST}|(?:ال)?أكبر(?= (?:عقار|شقة|فيلا|بيت))|सबसे बड़[\p{L}\p{M}]*|sab ?se bad\p{L}*`,
    ),
  ],
  [
    'smallest',
    phrase(
      String.raw`(?:the )?(?:smallest|tiniest|most compact)${FIRST}|(?:ال)?أصغر(?= (?:عقار|شقة|فيلا|بيت))|सबसे छोट[\p{L}\p{M}]*|sab ?se chot\p{L}*`,
    ),
  ],
  [
    'overview',
    phrase(
      String.raw`market (?:insights?|trends?|statistics|stats|data|figures|overview|report|info\p{L}*|analysis|situation|picture|conditions?|summary|update)|(?:price|rent|rental|property|real estate) (?:trends?|statistics|stats|index|overview|analysis|insights?|ranges?)|(?:how(?:'s| is)|state of) the (?:property |rental |real estate )*market|(?:property |rental |real estate )?market (?:like|doing|going|now|today|these days)|(?:statistics|stats|insights?)|roi|yields?|what are (?:the )?(?:prices|rents) (?:like )?|(?:prices|rents) (?:in|around|like)|أسعار السوق|نظرة على السوق|(?:معلومات|تحليل|إحصائيات|اتجاهات) (?:عن )?السوق|बाज़ार (?:का|की|के) [\p{L}\p{M}]+|market (?:kaisa|ka)`,
    ),
  ],
];

/** The figure a message asks for. */
export function findMeasure(text: string): Measure | undefined {
  return MEASURE_WORDS.find(([, pattern]) => pattern.test(text))?.[0];
}
