import { phrase } from '../../text/phrase';

/** Attempts to give the model another job. */
export const INJECTION = phrase(
  String.raw`(?:ignore|disregard|forget|override|bypass) (?:all |any |your |the |my |previous |prior |above |these )+(?:instructions?|rules?|prompts?|guidelines|restrictions)|system prompt|developer mode|debug mode|jailbreak|dan mode|(?:pretend|act|behave) (?:to be|as|like|that you)|you are now|(?:your|the) (?:hidden |secret |initial |system )?(?:instructions|rules|prompt)|(?:reveal|print|repeat|show)(?: me)? (?:your|the) (?:system|hidden|secret|configuration|api)|api key|تجاهل (?:كل )?(?:التعليمات|تعليماتك)|निर्देशों को (?:भूल|अनदेखा)`,
);

const ASKS = String.raw`(?:write|tell|give|make|compose|sing|solve|do|explain|translate|recommend|teach|help)(?: me| us)?(?: with)?(?: an?| my| the| some| this)?`;

/** Jobs of a general assistant, said so plainly that no wish for a home beside them counts. */
export const OFF_TOPIC_JOB = phrase(
  String.raw`${ASKS} (?:\p{L}+ )?(?:poems?|jokes?|stor(?:y|ies)|songs?|essays?|recipes?|homework|equations?|code|scripts?|python|javascript|program|haiku|cv|resume|cover letter|sentence|paragraph|riddle)|who (?:won|is the (?:president|prime minister|king))|what(?:'s| is) the (?:weather|capital of|meaning of life|square root)|how(?:'s| is) the weather|how (?:to|do i|do you) (?:cook|bake|hack|code)|(?:bitcoin|crypto|stock|gold) (?:price|tips|market)|اكتب (?:لي )?(?:قصيدة|نكتة|كود)|(?:कविता|चुटकुला|कहानी) (?:लिखो|सुनाओ|लिखिए|सुनाइए)`,
);

const GROUP = String.raw`(?:indians?|pakistanis?|filipin\p{L}+|arabs?|emiratis?|locals|westerners?|europeans?|british|brits|russians?|chinese|africans?|asians?|americans?|egyptians?|nationalit\p{L}+|expats?|foreigners?|immigrants?|muslims?|christians?|hindus?|jews?|jewish|sikhs?|atheists?|religio\p{L}+|whites?|blacks?|brown|race|races|ethnic\p{L}*|bachelors?|single (?:men|women|mothers)|disabled|handicapped|gays?|lesbians?|lgbt\p{L}*|هنود|باكستانيين|مسلمين|مسيحيين|عرب|أجانب|हिंदू|मुसलमान|मुस्लिम|ईसाई|भारतीय|पाकिस्तानी)`;
const NO_GROUP = String.raw`(?! (?:schools?|restaurants?|food|shops?|supermarkets?|cluster|embass\p{L}+|consulate|club|curriculum|sea|gate|kitchen|market|cuisine|visa|passport))`;

/** Wishes about who the neighbours are. Names of places and schools are none. */
export const FAIR_HOUSING = phrase(
  String.raw`(?:no|not?(?: too)? many|without|only|mostly|mainly|avoid|less|fewer|few|majority|lots? of|full of|any|are there|more|where(?: the)?|away from|all|how many|with|for|from|of) (?:the |other |too many |many |rich |poor )*${GROUP}${NO_GROUP}(?: \p{L}+){0,4}(?: (?:live|living|lives|people|neighbou?rs?|famil\p{L}+|area|areas|neighbou?rhoods?|communit\p{L}+|tenants?|residents?|there|around|stay|here|allowed|only)|(?= *(?:$|[?.!|])))|(?<!(?:we(?:'re| are)|i(?:'m| am)|my|our) (?:\p{L}+ )?)${GROUP}${NO_GROUP}[- ](?:only|free|majority|dominated|friendly|people|neighbou?rs?|famil\p{L}+|areas?|neighbou?rhoods?|communit\p{L}+|tenants?|residents?)|(?:what|which|whose) (?:kind of people|nationalit\p{L}+|religions?|race|type of people|sort of people)|who (?:are the neighbou?rs|lives? (?:there|in)|are my neighbou?rs)|(?:people|neighbou?rs) (?:of|from) (?:my|the same|one|another) (?:country|religion|race|faith|nationality)|بدون ${GROUP}|(?:كلها|فقط|فيها) ${GROUP}|${GROUP} (?:न हों|ना हो|नहीं|रहते)`,
);

/** Homes are to be ranked by what they offer, which no figure tells. */
export const AMENITY_RANK = phrase(
  String.raw`(?:which|what)(?: \p{L}+){0,3} (?:has|have|got|with|offers?)(?: the)? (?:most|best|more|all)(?: \p{L}+){0,2} (?:amenit\p{L}+|facilit\p{L}+|features)|(?:most|best) (?:\p{L}+ )?(?:amenit\p{L}+|facilit\p{L}+)`,
);

/** Views that no listing tells: naming them must not make them true. */
export const LANDMARK_VIEW = phrase(
  String.raw`(?:burj(?: khalifa| al arab)?|fountain|ain dubai|museum of the future|skyline|canal|golf|sea|ocean|marina|beach|palm|lake)(?: \p{L}+)? (?:view|views|facing)|(?:view|views|overlooking|facing)(?: of| over| on| to)? (?:the )?(?:burj(?: khalifa| al arab)?|fountains?|ain dubai|museum of the future|skyline|canal|golf course|sea|ocean|beach|palm|lake)|إطلالة على برج خليفة|बुर्ज खलीफा (?:का )?(?:व्यू|नज़ारा)`,
);
