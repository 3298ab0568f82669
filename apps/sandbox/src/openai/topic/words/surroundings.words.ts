import { phrase } from '../../text/phrase';
import { THIS } from './this-home.words';

const KINDS = String.raw`(?:schools?|nurser(?:y|ies)|kindergartens?|universit(?:y|ies)|hospitals?|clinics?|doctors?|dentists?|pharmac(?:y|ies)|metros?(?: stations?)?|tram(?: stops?| stations?)?|bus (?:stops?|stations?)|stations?|super ?markets?|groceries|grocery(?: (?:stores?|shops?))?|malls?|shops?|shopping(?: (?:malls?|centers?|centres?))?|restaurants?|cafes?|coffee(?: shops?)?|parks?|playgrounds?|beach(?:es)?|gyms?|fitness|mosques?|church(?:es)?|temples?|banks?|atms?|petrol(?: stations?)?|gas stations?|cinemas?|(?:movie )?theat(?:re|er)s?|(?:\p{L}+ )?(?:grounds?|pitch(?:es)?|courts?|stadiums?)|hotels?|airports?|police|amenities|facilities|places|attractions)`;
const KINDS_ELSEWHERE = String.raw`مدارس|مدرسة|مدارس|مستشفى|مستشفيات|مترو|محطة مترو|سوبرماركت|مول|مولات|مطاعم|مطعم|مسجد|مساجد|صيدلية|حديقة|حدائق|نادي|جيم|स्कूल|अस्पताल|मेट्रो|सुपरमार्केट|मॉल|रेस्टोरेंट|मंदिर|मस्जिद|पार्क|जिम`;
const ANY_KIND = String.raw`(?:${KINDS}|${KINDS_ELSEWHERE})`;
const HERE = String.raw`(?:near ?by|close ?by|in (?:the )?(?:area|vicinity|neighbou?rhood)|(?:near|around|close to|next to|by|from|within walking distance of|in walking distance of) (?:${THIS}|here|there)|within walking distance|walking distance|in walking distance|around(?= *(?:$|[?.!|]))|near(?= *(?:$|[?.!|]))|close(?= *(?:$|[?.!|])))`;

/** Asks what there is around a home. */
export const NEARBY = phrase(
  String.raw`(?:near ?by|nearest|closest|close ?by) (?:\p{L}+ )?${KINDS}|${KINDS}(?: \p{L}+){0,4} ${HERE}|(?:what(?:'s| is| are)?|anything|is there an?|are there(?: any)?|any|which)(?: \p{L}+){0,3} ${HERE}|how (?:far|close)(?: away)? (?:is|are) the (?:nearest|closest|next) \p{L}+|(?:is|are) (?:there )?(?:an? |any |the )?${KINDS} (?:near|close|around)(?: \p{L}+){0,3}|what(?:'s| is) around(?: (?:${THIS}|here|there))?|(?:أقرب|قريب من) \p{L}+|(?:ال)?(?:${KINDS_ELSEWHERE}) (?:(?:ال)?قريب\p{L}*|قرب|بالقرب|पास|नज़दीक|के पास)[\p{L}\p{M} ]*|(?:هل (?:يوجد|هناك|في) )(?:${KINDS_ELSEWHERE})[\p{L} ]*|ما القريب|(?:पास में|आसपास|नज़दीक|नज़दीकी|सबसे पास) (?:का |की |कोई |क्या )*(?:${KINDS_ELSEWHERE})?|(?:paas|nazdeek|aas ?paas) (?:mein|me|ka|ki|koi|kya)(?: \p{L}+)?|(?:school|hospital|metro|mall|masjid|mandir|park|gym) (?:paas|nazdeek|kitni door|kahan)[\p{L} ]*`,
);
/** Asks for a way or a distance to or from some other place. */
export const ROUTE = phrase(
  String.raw`how (?:do|can|would|could|to) (?:i |we |you )?(?:get|reach|go|travel|drive|walk|come) (?:to|there|from|here)|(?:directions?|route|way|drive|driving|commute|walk|travel time|journey|trip|distance|how long|how far)(?: (?:is|does) (?:it|the drive|the commute|${THIS}))?(?: away)?(?: take)?(?: (?:me|us))? ?(?:to|from|between|by)|(?:directions|route|navigation|navigate)(?= *(?:$|[?.!|]|please|there))|distance (?:to|from|between)|(?:is|are) (?:it|${THIS}) (?:too |very |really )?(?:far|close|near)(?: away)? (?:from|to)|how (?:far|long)(?: away)? (?:is|are|does|from|to|would)(?! the (?:nearest|closest))|(?:minutes|km|kilomet\p{L}+) (?:to|from|away)|كم (?:يبعد|تبعد|المسافة)|كيف (?:أصل|اصل|أروح|أذهب)|(?:المسافة|الطريق) (?:من|إلى)|(?:कितनी|कितना) दूर|कैसे (?:पहुँच|पहुंच|जा)[\p{L}\p{M}]*|kitni door|kaise (?:pahunch|jau|jaye|aana)\p{L}*|rasta`,
);

const LEADING = /^(?:the|a|an|any|some|good|best|nice|other|nearest|closest|nearby|next|أقرب) /i;
const KIND_WORD = phrase(ANY_KIND);
const NAMED = phrase(
  String.raw`(?:nearest|closest|nearby) (\p{L}+(?: (?:station|stop|school|store|shop|mall|market|court|pool|centre|center))?)|(?:is there|are there|any) (?:an? |any )?(\p{L}+(?: \p{L}+)?) (?:${HERE})|أقرب (\p{L}+(?: مترو)?)`,
);

/** What is looked for around a home, in the customer's words. */
export function findPlaceKind(text: string): string | undefined {
  const named = NAMED.exec(text);
  const kind = KIND_WORD.exec(text)?.[0] ?? named?.slice(1).find((part) => part !== undefined);
  return kind?.replace(LEADING, '').trim();
}

const END = String.raw`(?= *(?:$|[?.!|,]|\bby\b|\bto\b|\bplease\b|\bpls\b|\busing\b|\bin the\b|\bwith\b))`;
const FROM = new RegExp(
  String.raw`(?:\bfrom|\bbetween|من|\bse)(?= )\s+(?!it\b|there\b|here\b|this\b|that\b)((?:the |my |our )?[\p{L}\p{M}\p{N}'&. -]{2,60}?)${END}`,
  'iu',
);
const HINDI_FROM = /([\p{L}\p{M}]+(?: [\p{L}\p{M}]+)?) से/u;
const TOWARDS = new RegExp(
  String.raw`(?:\bto|\breach|إلى)(?= )\s+(?!it\b|there\b|here\b|this\b|that\b|get\b|go\b|reach\b|drive\b|walk\b|the property\b)((?:the |my |our )?[\p{L}\p{M}\p{N}'&. -]{2,60}?)${END}`,
  'iu',
);
const FAR_IS = new RegExp(
  String.raw`how (?:far|long)(?: away)? (?:is|to) ((?:the |my )?[\p{L}\p{N}'&. -]{2,60}?)(?: from (?:it|here|there|this|that).*)?${END}`,
  'iu',
);
const NO_PLACE =
  /^(?:it|this|that|there|here|the (?:property|apartment|villa|place|home|house|one|drive|commute|walk))(?: .*)?$/i;

/** The other end of a way, in the customer's words. */
export function findOrigin(text: string): string | undefined {
  const found = [FROM, HINDI_FROM, FAR_IS, TOWARDS]
    .map((pattern) => pattern.exec(text)?.[1]?.trim())
    .find((name) => name !== undefined && !NO_PLACE.test(name));
  return found === '' ? undefined : found;
}

const MODES: readonly ['walk' | 'transit' | 'drive', RegExp][] = [
  ['walk', phrase(String.raw`walk(?:ing)?|on foot|by foot|مشيا|पैदल|paidal`)],
  [
    'transit',
    phrase(String.raw`(?:by )?(?:metro|bus|train|tram|public transport\p{L}*|transit)|بالمترو|मेट्रो से`),
  ],
  ['drive', phrase(String.raw`driv(?:e|ing)|by (?:car|taxi|cab)|taxi|uber|careem|بالسيارة|गाड़ी से|कार से`)],
];

/** How somebody means to travel. */
export function findTravelMode(text: string): 'walk' | 'transit' | 'drive' | undefined {
  return MODES.find(([, pattern]) => pattern.test(text))?.[0];
}
