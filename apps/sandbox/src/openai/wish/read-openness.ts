import { phrase } from '../text/phrase';
import type { TextScanner } from '../text/text-scanner';
import { ANY_TYPE_WORD } from './type-vocabulary';
import type { Droppable, Wish } from './wish';

const MATTERS_NOT = String.raw`(?:is|are)? ?(?:doesn'?t|does not|don'?t|dont|do not|isn'?t|is not|not|no|never|غير) (?:a |an |really |any )?(?:matters?|important|issue|problem|concern|bar|limit|مهم(?:ة)?)|(?:is |are )?(?:flexible|open|unlimited|anything)`;
const MONEY = String.raw`(?:(?:the|my) )?(?:budget|price|money|cost)(?: range)?`;
const AREA = '(?:(?:the|my) )?(?:areas?|locations?|places?|communit(?:y|ies)|neighbou?rhoods?)';

const PRICE_OPEN = phrase(
  String.raw`(?:any|whatever|whichever|all)(?: the)? (?:budget|price|cost|amount)s?(?: range)?(?: (?:is|are) (?:fine|ok|okay|good))?|${MONEY} ?(?:${MATTERS_NOT})|no (?:${MONEY})(?: (?:limit|cap|restriction|preference|range))?|no limit on (?:${MONEY})|(?:forget|drop|remove|ignore|clear)(?: about)? (?:${MONEY})(?: limit)?|(?:بأي|أي) (?:سعر|ميزانية)|(?:السعر|الميزانية) (?:غير مهم(?:ة)?|مفتوح(?:ة)?|لا يهم)|ميزانية مفتوحة|budget (?:koi bhi|kuch bhi|ki koi (?:baat|tension) nahi\p{L}*)(?: (?:chalega|ho))?|(?:koi bhi|kisi bhi) budget(?: mein)?(?: chalega)?|(?:कोई भी|किसी भी) (?:बजट|कीमत|दाम)(?: में)?|बजट (?:कोई भी|की कोई (?:सीमा|चिंता) नहीं)`,
);
const AREA_AND_PRICE_OPEN = phrase(
  String.raw`${AREA} (?:and|or|&) ${MONEY} ?(?:${MATTERS_NOT})|${MONEY} (?:and|or|&) ${AREA} ?(?:${MATTERS_NOT})|any ?where (?:and|at|for) any (?:price|budget)|any (?:price|budget) (?:and )?any ?where`,
);
const AREA_OPEN = phrase(
  String.raw`(?:kahin|kahi|kahee|kisi) (?:bhi|b)(?: (?:jagah|area)(?: (?:mein|me|pe))?)?(?: chalega)?|wherever|whereever|any ?where(?: (?:in|around) (?:dubai|the uae|uae|the city))(?: is (?:fine|ok|okay|good))?|any ?where(?! (?:in|around|near|at|inside|within|close) )(?: is (?:fine|ok|okay|good))?|every ?where|(?:any|whichever|whatever) (?:areas?|locations?|places?|communit(?:y|ies)|neighbou?rhoods?)(?: (?:is|are) (?:fine|ok|okay|good))?(?: in (?:dubai|the uae|uae))?|${AREA} ?(?:${MATTERS_NOT})|all (?:areas|locations|over dubai|of dubai)|no (?:area|location) preference|(?:في |بـ?)?(?:أي|كل) (?:مكان|منطقة|المناطق)|कहीं भी|(?:किसी|कोई) भी (?:जगह|इलाके|इलाका|एरिया)(?: में)?`,
);
const TYPE_OPEN = phrase(
  String.raw`(?:any|whichever|whatever) (?:type|kind|sort)s?(?: of (?:property|home|house|place|unit))?(?: (?:is|are) (?:fine|ok|okay|good))?|any propert(?:y|ies)|all (?:types|kinds)|(?:property )?type ?(?:${MATTERS_NOT})|(?:${ANY_TYPE_WORD}),? (?:or|and) (?:a |an )?(?:${ANY_TYPE_WORD}),? (?:whatever|either|any(?: is (?:fine|ok))?|both(?: fine)?|doesn'?t matter|does not matter|don'?t care|no preference)|أي نوع|كل الأنواع|कोई भी (?:प्रकार|टाइप|प्रॉपर्टी)|किसी भी (?:प्रकार|तरह) (?:का|की)`,
);
const BEDROOMS_OPEN = phrase(
  String.raw`any (?:number|amount) of (?:bed)?rooms|any (?:bedrooms?|beds?)|(?:bedrooms?|beds) ?(?:${MATTERS_NOT})|(?:forget|drop|remove|ignore)(?: about)? (?:the )?bedrooms?`,
);
const SIZE_OPEN = phrase(String.raw`any size|size ?(?:${MATTERS_NOT})`);
const AFRESH = phrase(
  String.raw`start(?:ing)? (?:over|again|afresh|from scratch|new)|(?:a )?(?:new|fresh|different) search|search again|forget (?:everything|all(?: of)?(?: that| this)?|it all|that)|reset|clear (?:all|everything)|begin again|من جديد|بحث جديد|नए सिरे से|नई खोज|फिर से शुरू`,
);

/** Takes out what the customer leaves open on purpose: any budget, anywhere, any type; or everything, to begin anew. */
export function readOpenness(scanner: TextScanner): Pick<Wish, 'types' | 'areas' | 'dropped'> {
  const dropped: Droppable[] = [];
  const both = scanner.take(AREA_AND_PRICE_OPEN) !== undefined;
  if (scanner.take(AFRESH)) dropped.push('all');
  if (scanner.take(PRICE_OPEN) !== undefined || both) dropped.push('price');
  if (scanner.take(BEDROOMS_OPEN)) dropped.push('bedrooms');
  if (scanner.take(SIZE_OPEN)) dropped.push('size');
  const anyArea = scanner.take(AREA_OPEN) !== undefined || both;
  const anyType = scanner.take(TYPE_OPEN) !== undefined;
  return {
    ...(anyArea ? { areas: ['anywhere'] } : {}),
    ...(anyType ? { types: ['any'] } : {}),
    ...(dropped.length > 0 ? { dropped } : {}),
  };
}
