import { phrase, wholePhrase } from '../text/phrase';
import type { Topic } from './topic';

const THIS = String.raw`(?:it|this|that|the (?:property|apartment|flat|villa|place|home|house|unit|building|one)|this one|that one)`;

/** Topics that a few words give away whatever else is said, the most telling first. */
export const TELLING_TOPICS: readonly [Topic, RegExp][] = [
  [
    'off_topic',
    phrase(
      String.raw`(?:ignore|disregard|forget) (?:all |any |your |the |previous |prior )+(?:instructions?|rules?|prompts?)|system prompt|developer mode|jailbreak|(?:pretend|act) (?:to be|as|like)|your (?:instructions|rules|prompt)|تجاهل (?:كل )?التعليمات|निर्देशों को (?:भूल|अनदेखा)`,
    ),
  ],
  [
    'own_name',
    phrase(
      String.raw`what(?:'s| is) my name|(?:do you )?(?:know|remember) my name|who am i|ما اسمي|मेरा नाम क्या है`,
    ),
  ],
  [
    'identity',
    phrase(
      String.raw`who (?:are|r) (?:you|u)|what are you|are (?:you|u) (?:an? )?(?:real|bot|chat ?bot|robot|ai|human|person|machine|chatgpt|gpt|computer)\b.*|(?:what(?:'s| is)|tell me) your name|(?:am i|is this) (?:talking|speaking|chatting)?(?: to| with)? ?(?:an? )?(?:bot|robot|human|ai|real person)|who (?:made|built|created) (?:you|u)|(?:what|which) (?:ai )?model(?: are you)?|من أنت|مين انت|ما اسمك|شو اسمك|هل أنت (?:روبوت|إنسان|بوت)|(?:तुम|आप) कौन (?:हो|हैं)|क्या (?:आप|तुम) (?:एक )?(?:रोबोट|बॉट|इंसान)|(?:आपका|तुम्हारा) नाम क्या`,
    ),
  ],
  [
    'person',
    phrase(
      String.raw`(?:talk|speak|chat|connect|transfer|put|pass|get|call)(?: me)?(?: to| with| through to)? (?:an? |the |your |some)?(?:real )?(?:human|agent|person|one|someone|somebody|representative|broker|manager|colleague|advisor|consultant|sales ?(?:man|person|team)|team)|(?:a )?(?:real|live) (?:human|person|agent)|call me(?: back)?|أكلم (?:موظف|شخص|أحد|إنسان)|التحدث (?:مع|إلى)|किसी (?:इंसान|व्यक्ति|एजेंट) से`,
    ),
  ],
  [
    'visit',
    phrase(
      String.raw`(?:book|schedule|arrange|plan|set up|fix|reschedule|cancel|postpone|request)(?: me)?(?: an?| the| my)?(?: \p{L}+)? ?(?:visit|viewing|tour|appointment|inspection|showing|slot)|(?:visit|tour|view) ${THIS}|see ${THIS} (?:in person|today|tomorrow|on|at|next)|(?:a|my|the) (?:visit|viewing|appointment)|(?:viewing|visit|appointment)(?: please| for| on| at| tomorrow)|come (?:and )?(?:see|visit)|see ${THIS} in person|can i (?:visit|view|see it)|when can i (?:see|visit|view)|زيارة|معاينة|موعد|विज़िट|देखने (?:आ|जा)\p{M}*\p{L}*|अपॉइंटमेंट`,
    ),
  ],
  [
    'statistics',
    phrase(
      String.raw`(?:average|median|mean|typical|usual) (?:price|rent|cost|size|roi|yield)s?|(?:price|rent|market) (?:trends?|statistics|stats|index|overview|analysis)|(?:the )?(?:property |rental )?market (?:like|doing|going|now|today)|price per (?:sq|square)\p{L}*|how many (?:properties|listings|apartments|villas|flats) (?:do you have|are (?:there|available|listed))|roi|yields?|how much (?:are|do|is|does) (?:\p{L}+ )*?(?:apartments|flats|villas|studios|townhouses|properties|rents?)|متوسط (?:السعر|الإيجار|الأسعار)|أسعار السوق|औसत (?:कीमत|किराया)`,
    ),
  ],
  [
    'route',
    phrase(
      String.raw`how (?:do|can) i get (?:to|there)|(?:directions?|route|drive|driving|commute|walk|travel time|how long|how far)(?: is it| does it take)? ?(?:to|from|between)|distance (?:to|from|between)|how far|كم يبعد|कितनी दूर`,
    ),
  ],
  [
    'nearby',
    phrase(
      String.raw`(?:what(?:'s| is| are)?|anything|is there an?|are there(?: any)?|any|where(?:'s| is) the (?:nearest|closest))(?: \p{L}+){0,2} (?:(?:near ?by|close by)(?= *(?:$|[?.!|]))|(?:near|around|close to) (?:${THIS}|here|there))|(?:nearest|closest) (?:metro|school|supermarket|mall|hospital|beach|mosque|pharmacy|park|restaurant|gym|airport)|nearby (?:schools?|metro|supermarkets?|malls?|hospitals?|restaurants?|parks?|amenities|places)|(?:schools?|hospitals?|supermarkets?|restaurants?|metro(?: station)?|malls?|pharmac(?:y|ies)|mosques?|parks?) (?:near ?by|(?:near|around|close to) (?:${THIS}|here|there))|ما القريب|पास में क्या`,
    ),
  ],
  [
    'brochure',
    phrase(
      String.raw`brochures?|floor ?-?plans?|pdf|(?:more )?(?:photos?|pictures?|pics?|images?|videos?)|كتيب|بروشور|صور|ब्रोशर|फोटो|तस्वीर(?:ें)?`,
    ),
  ],
  [
    'location',
    phrase(
      String.raw`where (?:exactly )?(?:is|are) (?:${THIS}|they)(?: located)?|(?:send|share|show|give)(?: me| us)? (?:the |its |a )?(?:exact )?(?:location|map|pin|address)|(?:its|exact) (?:location|address)|what(?:'s| is) the (?:location|address)|location (?:of|pin|please|on)|on (?:the |a )?map|google maps?|أين (?:يقع|تقع|هو|هي)|وين (?:يقع|تقع|مكان)|أرسل الموقع|लोकेशन (?:भेज|कहां)\p{M}*\p{L}*|कहां (?:है|पर है)`,
    ),
  ],
];

/** What a message is about when it wants nothing of the above and names no wish. */
export const SMALL_TALK: readonly [Topic, RegExp][] = [
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
      String.raw`poems?|jokes?|recipes?|cook|python|javascript|program|code|weather|news|football|cricket|match|president|politic\p{L}*|translate|homework|maths?|bitcoin|crypto|stocks?|movies?|songs?|essays?|capital of|doctors?|medicines?|headache|lawsuit|visa|horoscope|flights?|hotels?|restaurant recommendation|عملة|طقس|نكتة|मौसम|चुटकुला|कविता|खबर`,
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
  String.raw`(?:show|see|give|load|send|list|view|display)(?: me| us)?(?: some| a few| any)? ?(?:the )?(?:more|others?|next|additional|remaining|rest)|(?:any(?:thing)?|some) (?:more|others?|else)|what else|(?:next|more|others?|another|different|additional|similar) (?:page|options?|properties|property|results?|listings?|ones?|few|choices|homes|apartments|villas|flats|units)|keep going|load more|(?:اعرض|أرني|عرض)(?: لي)? (?:المزيد|أكثر|التالي|غيرها)|خيارات أخرى|(?:और|अगला|अगले|दूसरे) (?:दिखाओ|दिखाइए|दिखाएं|बताओ|विकल्प)|aur dikha\p{L}*`,
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
  String.raw`(?:is|are|does|do|did|has|have|how|what|which|where|when|can|could|any|will|would)|هل|كم|أين|وين|ما|ماذا|متى|क्या|कितन\p{M}*|कहां|कौन\p{M}*|कब`,
);
/** Points at one property. */
export const POINTER = phrase(
  String.raw`it|its|it's|this|that|${THIS}|there|they|هو|هي|فيها|فيه|هذا|هذه|यह|ये|इस(?:में|का|की|के)?|उस(?:में|का|की|के)?`,
);
/** "Tell me about that city": talk about a place, not a wish. */
export const PLACE_TALK = phrase(
  String.raw`(?:tell me (?:more )?(?:something )?about|what(?:'s| is) it like|how(?:'s| is) (?:life|living)|information (?:about|on)|describe|what do you (?:know|think) about|is \p{L}+(?: \p{L}+){0,3} (?:an? )?(?:good|nice|safe|quiet|family)|what kind of (?:area|place)|حدثني عن|أخبرني عن|ماذا تعرف عن|के बारे में (?:बताओ|बताइए|बताएं))`,
);
