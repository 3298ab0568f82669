import { phrase, wholePhrase } from '../text/phrase';
import type { Topic } from './topic';
import { AMENITY_RANK, FAIR_HOUSING, INJECTION, LANDMARK_VIEW, OFF_TOPIC_JOB } from './words/guard.words';
import { PERSON } from './words/person.words';
import { NEARBY, ROUTE } from './words/surroundings.words';
import { THIS } from './words/this-home.words';
import { CANCEL_VISIT, MY_VISITS, RESCHEDULE, VISIT } from './words/visit.words';

/** Asks for two or three homes side by side. */
export const COMPARE = phrase(
  String.raw`compar\p{L}*|differences? (?:between|of)|versus|vs\.?|side by side|which (?:one |of (?:them|these|those|the two) )?(?:is|would be) (?:the )?(?:better|best)(?: value| deal)?|(?:better|cheaper|bigger)[ ,:-]+(?:#?\d{1,2}|the \p{L}+)(?: one)? or (?:#?\d{1,2}|the \p{L}+)|قارن|مقارنة|الفرق بين|तुलना|में (?:क्या )?(?:फर्क|अंतर)|tulna|compare kar\p{L}*`,
);

/** Asks for the document or the pictures of a home. */
export const BROCHURE = phrase(
  String.raw`brochures?|brocher|broucher|broshure|borchure|floor ?-?plans?|pdf|catalog(?:ue)?|fact ?-?sheet|(?:more |some |any )?(?:photos?|pictures?|pics?|images?|videos?)|(?:ال)?كتيب|(?:ال)?بروشور|(?:ال)?صور|ब्रोशर|फोटो|तस्वीर(?:ें)?`,
);

/** Asks where exactly a home is. */
export const WHERE = phrase(
  String.raw`loc(?: pin)?(?= *(?:$|[?.!|]|pls|please))|where (?:exactly )?(?:is|are|'s) (?:${THIS}|they|(?:property|number|option|listing|no\.?) ?#?\w+|#\d+|the (?:first|second|third|fourth|fifth|last|\d\w\w) \w+)(?: (?:located|exactly|property|apartment|flat|villa))?|where's ${THIS}|(?:send|share|show|give|drop|forward|need|want|get)(?: me| us)? (?:the |its |a |your |property )?(?:detailed |exact |property |live |full )?(?:location|map|pin|address)(?: card)?|(?:its|exact|property) (?:location|address)|what(?:'s| is) the (?:exact )?(?:location|address)|the exact (?:location|address)|location (?:of|pin|please|on|card|pls|plz)|on (?:the |a )?map|google ?maps?|maps? (?:link|pin)|locat(?:e|ion) ${THIS}|location(?= *(?:$|[?.!|]))|أين (?:يقع|تقع|هو|هي|العقار|الشقة|الفيلا)|وين (?:يقع|تقع|مكان|العقار|الشقة|موقع)|(?:أرسل|ارسل|ابعث|شارك|ممكن|أعطني)(?: لي)? (?:ال)?(?:موقع|لوكيشن|العنوان)|(?:ال)?لوكيشن|लोकेशन(?: (?:भेज|कहां)[\p{L}\p{M}]*)?|(?:पता|लोकेशन) (?:भेज|बता)[\p{L}\p{M}]*|कहां (?:है|पर है)|location bhej\p{L}*|(?:ye|yeh|ghar|flat|property) (?:kahan|kaha|kidhar) (?:hai|par)`,
);

/** Topics that a few words give away whatever else is said, the most telling first. */
export const TELLING_TOPICS: readonly [Topic, RegExp][] = [
  ['off_topic', INJECTION],
  ['fair_housing', FAIR_HOUSING],
  ['off_topic', OFF_TOPIC_JOB],
  [
    'own_name',
    phrase(
      String.raw`(?:what|wat)(?:'s| is|s)? my name|(?:do you )?(?:know|remember) my name|who am i|ما اسمي|شو اسمي|هل تعرف اسمي|मेरा नाम क्या है|mera naam kya(?: hai)?`,
    ),
  ],
  [
    'identity',
    phrase(
      String.raw`who (?:are|r) (?:you|u)|what are you|are (?:you|u) (?:an? )?(?:real|bot|chat ?bot|robot|ai|human|person|machine|chatgpt|gpt|computer)\b.*|(?:what(?:'s| is)|tell me) your name|(?:am i|is this) (?:talking|speaking|chatting)?(?: to| with)? ?(?:an? )?(?:bot|robot|human|ai|real person)|who (?:made|built|created) (?:you|u)|(?:what|which) (?:ai )?model(?: are you)?|من أنت|مين انت|ما اسمك|شو اسمك|هل أنت (?:روبوت|إنسان|بوت)|(?:तुम|आप) कौन (?:हो|हैं)|क्या (?:आप|तुम) (?:एक )?(?:रोबोट|बॉट|इंसान)|(?:आपका|तुम्हारा) नाम क्या|(?:aap|tum) kaun`,
    ),
  ],
  ['person', PERSON],
  ['my_visits', MY_VISITS],
  ['cancel_visit', CANCEL_VISIT],
  ['reschedule', RESCHEDULE],
  ['visit', VISIT],
  ['compare', COMPARE],
];

/** Like those, unless the message also says what home is wanted. */
export const TELLING_UNLESS_WISHED: readonly [Topic, RegExp][] = [
  ['nearby', NEARBY],
  ['route', ROUTE],
  ['landmark_view', LANDMARK_VIEW],
  ['amenity_rank', AMENITY_RANK],
];

/** About one home, whatever kind of home it is called. */
export const TELLING_OF_ONE: readonly [Topic, RegExp][] = [
  ['brochure', BROCHURE],
  ['location', WHERE],
];

/** About the business and its papers, which no listing tells. */
const BUSINESS = phrase(
  String.raw`commissions?|agency fees?|agent fees?|your fees?|(?:what|which) (?:documents|papers)|paperwork|ejari|dewa|security deposit|(?:how many|number of) che(?:que|ck)s|mortgages?|bank loans?|golden visa|visa|transfer fees?|dld|opening hours|working hours|your office|(?:are you|is the agency) (?:licensed|registered)|rera|negotiab\p{L}*|negotiate|discounts?|عمولة|العمولة|रेरा|कमीशन`,
);

/** What a message is about when it wants nothing of the above and names no wish. */
export const SMALL_TALK: readonly [Topic, RegExp][] = [
  ['ask_team', BUSINESS],
  [
    'abilities',
    phrase(
      String.raw`what (?:can|do) (?:you|u) do|how (?:can|do) (?:you|u) (?:help|work)|how does (?:this|it) work|help(?: me)?|what (?:services|options) (?:do you|are)|(?:can|do) (?:you|u) (?:speak|understand|write) (?:in )?(?:arabic|hindi|english)|ماذا (?:يمكنك|تستطيع)|كيف (?:يمكنك|تساعد)|मदद|क्या कर सकते`,
    ),
  ],
  [
    'wellbeing',
    phrase(
      String.raw`how (?:are|r) (?:you|u)(?: doing)?|how(?:'s| is) (?:it going|life|your day|everything)|what'?s up|how do you do|كيف حالك|كيفك|شلونك|कैसे (?:हो|हैं)|क्या हाल`,
    ),
  ],
  [
    'off_topic',
    phrase(
      String.raw`poems?|jokes?|recipes?|python|javascript|weather|news|president|politic\p{L}*|translate|homework|maths?|bitcoin|crypto|stocks?|songs?|essays?|headache|lawsuit|horoscope|restaurant recommendation|عملة|طقس|نكتة|मौसम|चुटकुला|कविता|खबर`,
    ),
  ],
  [
    'farewell',
    phrase(
      String.raw`(?:good ?)?bye(?: bye)?|see (?:you|ya)(?: later| soon)?|good night|talk (?:to you )?later|مع السلامة|إلى اللقاء|अलविदा|फिर मिलेंगे`,
    ),
  ],
  [
    'greeting',
    phrase(
      String.raw`h+i+|hell+o+|he+y+|hiya|yo|sup|greetings|good (?:morning|afternoon|evening|day)|morning|evening|sala+m|ass?ala\p{L}*|namaste|marhaba|start|السلام عليكم(?: ورحمة الله(?: وبركاته)?)?|وعليكم السلام|سلام|مرحبا|أهلا(?: وسهلا)?|هلا|صباح الخير|مساء الخير|नमस्ते|नमस्कार|हेलो|हैलो|हाय|सलाम`,
    ),
  ],
  [
    'thanks',
    phrase(
      String.raw`thank(?:s| ?(?:you|u))?(?: (?:so|very) much| a lot)?|thx|tnx|tysm|ty|cheers|much appreciated|appreciate it|great|perfect|awesome|cool|ok(?:ay)?|nice|good|lovely|wonderful|got it|شكرا(?: جزيلا)?|مشكور|تسلم|يعطيك العافية|धन्यवाद|शुक्रिया|ठीक है|अच्छा`,
    ),
  ],
  [
    'refusal',
    phrase(
      String.raw`no|nope|nah|not now|no thanks?|nothing(?: else)?|that'?s all|not interested|stop|لا|لا شكرا|नहीं`,
    ),
  ],
  [
    'unreadable',
    /\[(?:sent (?:a|an) (?:voice|file|contact|location|order)|reacted|removed|edited|deleted|sent something)/u,
  ],
];

/** The customer asks for the next of the same. */
export const MORE = phrase(
  String.raw`(?:show|see|give|load|send|list|view|display)(?: me| us)?(?: some| a few| any)? ?(?:the )?(?:more|others?|next|additional|remaining|rest)|(?:any(?:thing)?|some) (?:more|others?|else)|what else|(?:next|more|others?|another|different|additional|similar) (?:page|batch|set|lot|bunch|round|ten|10|options?|properties|property|results?|listings?|ones?|few|choices|homes|apartments|villas|flats|units)|keep going|load more|(?:show|see|list|send)(?: me| us)? (?:some|them|those|these|a few)(?= *(?:$|[?.!|]|please|pls))|(?:اعرض|أرني|عرض)(?: لي)? (?:المزيد|أكثر|التالي|غيرها)|خيارات أخرى|(?:और|अगला|अगले|दूसरे) (?:दिखाओ|दिखाइए|दिखाएं|बताओ|विकल्प)|aur dikha\p{L}*`,
);
/** Nothing but the word for it. */
export const BARE_MORE = wholePhrase(
  String.raw`(?:(?:ok(?:ay)?|yes|and|please|pls|show|the|me|some|any|see)[ ,]*)*(?:more|next|others?|another|anything|और|المزيد|التالي|أكثر|غيرها)(?:[ ,]*(?:please|pls|plz|ones?|one|too|अब))*[ .!?]*`,
);
/** "More" of something else than results. */
export const MORE_OF_ELSE = phrase(
  String.raw`more (?:than|details?|info(?:rmation)?|about|bed(?:room)?s?|bath(?:room)?s?|space|spacious|photos?|pictures?|expensive|affordable|luxur\p{L}*|money|time|specific)|(?:know|tell me) (?:a (?:bit|little) )?more`,
);

/** The customer wants to know all about one property. */
export const DETAILS = phrase(
  String.raw`(?:more |full |all |the |any )*(?:details?|info(?:rmation)?|specs?|description)|(?:tell|show)(?: me| us)? (?:a (?:bit|little) )?more(?: about)?(?: ${THIS})?|know more|more about ${THIS}|tell me (?:all |everything )?about ${THIS}|(?:interested in|i like|i love|love|like) ${THIS}|describe ${THIS}|التفاصيل|تفاصيل|معلومات (?:أكثر|عن)|विवरण|जानकारी|डिटेल(?:्स)?|(?:के बारे में) (?:बताओ|बताइए|बताएं)`,
);

/** A wish for property in general, without saying which. */
export const LOOKING = phrase(
  String.raw`(?:show|find|get|search|look(?:ing)?|browse|list|need|want|have|buy|rent|help)\b.*\b(?:propert(?:y|ies)|homes?|places?|listings?|options?|units?|accommodation|real estate)|house hunting|what (?:do you have|properties|is available|have you got)|عقار(?:ات)?|سكن|بيت|प्रॉपर्टी|घर|मकान|ghar|makan`,
);

/** Said of one particular property, these ask for a viewing. */
export const VISIT_VERB = phrase('visit|viewing|tour|inspect|walk ?through|زيارة|معاينة|أزور');

/** A question in any of the languages. */
export const QUESTION = phrase(
  String.raw`(?:is|are|does|do|did|has|have|how|what|which|where|when|can|could|any|will|would)|kitn[aie]|kya|kahan|kaun\p{L}*|kab|هل|كم|أين|وين|ما|ماذا|متى|क्या|कितन\p{M}*|कहां|कौन\p{M}*|कब`,
);
/** Points at one property. */
export const POINTER = phrase(
  String.raw`it|its|it's|this|that|${THIS}|there|they|iska|iski|isme|ismein|iske|yeh|ye|هو|هي|فيها|فيه|هذا|هذه|यह|ये|इस(?:में|का|की|के)?|उस(?:में|का|की|के)?`,
);
/** "Tell me about that city": talk about a place, not a wish. */
export const PLACE_TALK = phrase(
  String.raw`(?:tell me (?:more )?(?:something )?about|what(?:'s| is) it like|how(?:'s| is) (?:life|living)|information (?:about|on)|describe|what do you (?:know|think) about|is \p{L}+(?: \p{L}+){0,3} (?:an? )?(?:good|nice|safe|quiet|family)|what kind of (?:area|place)|حدثني عن|أخبرني عن|ماذا تعرف عن|के बारे में (?:बताओ|बताइए|बताएं))`,
);
