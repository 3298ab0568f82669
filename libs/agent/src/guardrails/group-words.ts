/** Adjectives that name a religion, a nationality or an origin, as customers write them about people. */
const GROUP = [
  'muslim|moslem|islamic|christian|catholic|hindu|jewish|sikh|buddhist|shia|sunni',
  'arab|indian|pakistani|bengali|bangladeshi|sri lankan|nepali|nepalese|filipino|filipina|chinese|japanese|korean|(?:south |east |west )?asian|desi',
  'russian|ukrainian|british|english|french|german|italian|spanish|greek|turkish|european|western|american|canadian|australian',
  'african|nigerian|kenyan|ethiopian|egyptian|moroccan|syrian|lebanese|jordanian|palestinian|iranian|persian|iraqi|afghan|saudi|kuwaiti|emirati|khaleeji',
  'expat|foreign|immigrant|gay|lgbt|lesbian|bachelor',
].join('|');
/** Such words for people, in the plural, where nobody means a thing. */
const PEOPLE = [
  'muslims|moslems|christians|catholics|hindus|jews|sikhs|buddhists',
  'arabs|indians|pakistanis|paki|pakis|bengalis|bangladeshis|sri lankans|nepalis|filipinos|filipinas|(?:south |east |west )?asians|desis|chinese|russians|ukrainians',
  'brits|europeans|westerners|americans|turks|africans|nigerians|kenyans|ethiopians|egyptians|moroccans|syrians|lebanese|jordanians|palestinians|iranians|persians|iraqis|afghans|saudis|emiratis|khaleejis',
  'blacks|black people|white people|whites|locals|expats|foreigners|immigrants|gays|lesbians|bachelors|disabled people|old people|handicapped people',
].join('|');
/** What becomes steering when a group stands before it. */
const PLACE =
  'areas?|neighbou?rhoods?|communit(?:y|ies)|buildings?|towers?|localit(?:y|ies)|districts?|zones?|societ(?:y|ies)|colony|ghetto|enclaves?';
const FOLK =
  'people|folks?|residents?|tenants?|neighbou?rs?|crowds?|majority|population|landlords?|log|guys|ppl';

const group = (after: string): string => `(?:${GROUP})s?[- ]+(?:${after})`;

/** Ways to ask for, or to avoid, the people of a place; each says so without doubt. */
export const STEERING: readonly RegExp[] = [
  // "a Muslim area", "Indian neighbours", "only Arab building", but not "family villa" nor "Indian restaurant".
  new RegExp(
    String.raw`\b(?:${group(`(?:dominated |majority |only |populated )?(?:${PLACE}|${FOLK})`)}|famil(?:y|ies)[- ]+(?:only )?(?:areas?|neighbou?rhoods?|communit(?:y|ies)|buildings?|societ(?:y|ies))|(?:white|black)[- ]+(?:people|neighbou?rhoods?|areas?|residents|tenants|folks?))\b`,
    'giu',
  ),
  // "no Pakistanis around", "without Africans", "not too many Russians".
  new RegExp(
    String.raw`\b(?:no|not|without|avoid(?:ing)?|away from|free of|don'?t (?:want|like)|do not want|hate|fewer|less|few|too many)(?: \p{L}+){0,3} (?:(?:${PEOPLE})\b(?! (?:restaurant|food|brand|school|style|supermarket|made))|(?:${GROUP})(?=\s*(?:$|[.,!?]|please|pls|around|here|there|nearby|allowed)))`,
    'giu',
  ),
  // "mostly Europeans", "where do Russians live", "are there many Indians", "only for Muslims".
  new RegExp(
    String.raw`\b(?:only|mostly|mainly|predominantly|majority(?: of| are| is)?|lots? of|many|full of|more|plenty of|surrounded by|dominated by|popular (?:with|among)|among|amongst|with other|near other|live with|living with|where(?: do| the)?|how many|any|percentage of|for|like)(?: other| the)? (?:${PEOPLE})\b`,
    'giu',
  ),
  // "Indians mainly", "are the neighbours Jewish".
  new RegExp(
    String.raw`\b(?:${PEOPLE}) (?:mainly|mostly|only|majority|preferred)\b|\b(?:neighbou?rs|residents|tenants|owners|people there|population)(?: there| here)? (?:are |all |mostly |mainly |only )*(?:${GROUP}|${PEOPLE})\b`,
    'giu',
  ),
  // "what kind of people live there", "who lives there", "nationality of the neighbours".
  /\b(?:what|which) (?:kinds?|types?|sorts?|class) of (?:people|residents|tenants|neighbou?rs|crowd|folks)\b|\bwho (?:all )?(?:lives?|stays?|is living) (?:there|here|around|nearby|next door|in (?:it|this|that|the))|\b(?:what|which) (?:nationalit(?:y|ies)|religions?|races?|ethnicit(?:y|ies)|castes?)\b|\b(?:nationalit(?:y|ies)|religions?|races?|ethnicit(?:y|ies)|castes?) of (?:the |my |other )?(?:neighbou?rs?|tenants?|residents?|people|owners?|area|building|community)|\bdemographics?\b/giu,
  // "any kids around", "no children in the building".
  /\b(?:no|without|any|many|too many|few) (?:kids|children|disabled|elderly|families|single (?:men|women))(?: \p{L}+)? (?:around|nearby|next door|in the (?:building|area|neighbou?rhood)|living|as neighbou?rs)\b/giu,
  // Romanised Hindi: "pakistani nahi chahiye", "kaun log rehte hain".
  new RegExp(
    String.raw`\b(?:${GROUP}|${PEOPLE})(?: log)?(?: \p{L}+)? (?:nahi|nahin|na ho|nai)\b|\b(?:kaun|kis tarah ke|kaise|kon) log (?:rehte|rahte)|\b(?:${GROUP}|${PEOPLE}) log\b`,
    'giu',
  ),
  /(?:منطقة|حي|مجتمع|بناية|مبنى|سكن)(?: \p{L}+)? (?:إسلامية?|اسلامية?|مسلمة?|مسيحية?|هندية?|باكستانية?|عربية?|روسية?|أجنبية?|عائلية?|عائلات|عزاب|إماراتية?|مسلمين|هنود)(?![\p{L}])/gu,
  /(?:بدون|بلا|ما أبي|ما ابي|ما أريد|لا أريد|لا اريد|مافي|ما في|أغلبهم|اغلبهم|أغلبها|معظمهم|كلهم|كله|فقط|وين يسكن|أين يسكن)(?: أي| اي)? (?:ال)?(?:هنود|باكستانيين|باكستانيون|بنغاليين|بنغال|أفارقة|افارقة|روس|عرب|مسلمين|مسيحيين|أجانب|اجانب|عزاب|عمال|فلبينيين|مصريين|سوريين)/gu,
  /(?:من|مين|منو) (?:يسكن|ساكن|يعيش|عايش)|جنسيات? (?:الجيران|السكان|الناس)|(?:نوع|نوعية) (?:الناس|السكان|الجيران)|(?:الجيران|السكان)(?: \p{L}+)? (?:ال)?(?:هنود|باكستانيين|بنغاليين|عرب|مسلمين|مسيحيين|أجانب|روس|أفارقة)/gu,
  /(?:मुस्लिम|मुसलमान|हिंदू|हिन्दू|ईसाई|सिख|इंडियन|भारतीय|पाकिस्तानी|बंगाली|अरब|रूसी|अफ़्रीकी|अफ्रीकी|फैमिली|पारिवारिक|विदेशी)(?:यों)?(?: का| की| के| वाला| वाली)? (?:एरिया|इलाका|इलाक़ा|मोहल्ला|सोसाइटी|बिल्डिंग|कॉलोनी|लोग|पड़ोसी|परिवार)/gu,
  /(?:मुस्लिम|मुसलमान|हिंदू|पाकिस्तानी|बंगाली|अफ़्रीकी|अफ्रीकी|इंडियन|अरब)(?: लोग)? (?:नहीं|ना हो|न हों|न हो)|(?:कौन|कैसे|किस तरह के) (?:लोग )?रहते/gu,
];

/** The customer speaks of themselves: "we are an Indian family", "I'm a Muslim". */
export const SELF = new RegExp(
  String.raw`\b(?:i am|i'm|im|we are|we're|as|my (?:wife|husband|family|friend)s? (?:is|are))(?: an?| two| both| a young| from)? (?:${GROUP}|${PEOPLE}|family)(?: (?:family|families|couple|man|woman|guy|lady|girl|people|expat|national|citizen|bachelor|community member))?\b`,
  'giu',
);
