import { phrase } from '../../text/phrase';

const SOMEBODY = String.raw`(?:human|agent|person|one|someone|somebody|representative|rep|broker|manager|supervisor|colleague|advisor|adviser|consultant|sales ?(?:man|person|team|guy)|team|staff|member of (?:your|the) team|boss|owner)`;

/** A person is asked for, or a call. */
export const PERSON = phrase(
  String.raw`(?:talk|speak|chat|connect|transfer|put|pass|get|call|contact|reach|forward|escalate|hand)(?: me| this| it)?(?: (?:over|on))?(?: to| with| through to)? (?:an? |the |your |some |any )?(?:real |live |actual |human |sales |property )*${SOMEBODY}|(?:a )?(?:real|live|actual) (?:human|person|agent|being)|(?:i )?(?:want|need|prefer|like) (?:an? |to deal with an? |some )?(?:human|real person|person|human being|human agent|broker|manager)|call me(?: back| now| later| today| tomorrow| please| pls| asap| on (?:my|this) \p{L}+)?(?= *(?:$|[?.!|,]))|call me (?:back|at|in|when|on)|(?:give|get) me a (?:call|ring)|someone (?:to )?(?:call|contact|help) me|can (?:someone|somebody|anyone|anybody) (?:call|contact|help|phone)(?: me)?|(?:have|let) (?:an? )?(?:agent|someone|somebody|person) (?:call|contact|phone)(?: me)?|(?:file|make) a complaint|أكلم (?:موظف|شخص|أحد|إنسان|مدير)|(?:التحدث|التكلم|أتكلم|اتكلم|أتحدث) (?:مع|إلى)|(?:حد|شخص|موظف) (?:حقيقي|يكلمني|يتصل)|اتصل(?:وا)? بي|किसी (?:इंसान|व्यक्ति|एजेंट|आदमी) से|(?:kisi )?(?:insaan|aadmi|agent|manager|bande) se (?:baat|milna|connect)[\p{L} ]*|(?:mujhe )?call karo`,
);

/** Something about the customer that is to be remembered. */
export const PREFERENCE = phrase(
  String.raw`(?<!you )(?:please )?(?:remember|note|keep in mind|make a note|save|bear in mind)(?: down)? ?(?:that|this|:)? (?:i|we|my|our)(?: \p{L}+)+|(?:remember|note|keep in mind|save) (?:my|our) preferences?|for (?:the|your) record|i(?:'m| am) (?:allergic|vegetarian)|(?:we|i) have (?:\p{L}+ |\d+ )?(?:kids?|children|dogs?|cats?|pets?|a baby|a newborn|a car|cars)|(?:i|we) (?:always |really |usually )?prefer (?:to be |a |an )?(?:high(?:er)? floors?|low(?:er)? floors?|quiet|bright|morning|evening|weekends?|weekdays?|whatsapp|calls?|email|modern|sunny|chiller free|chiller-free|pet friendly)|تذكر أن|याद रख[\p{L}\p{M}]*|yaad rakh\p{L}*`,
);
