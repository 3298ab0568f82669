import { phrase } from '../../text/phrase';
import { THIS } from './this-home.words';

const VISIT_NOUN = String.raw`(?:visits?|viewings?|tours?|appointments?|inspections?|showings?|slots?|bookings?|زيارة|زيارتي|الزيارة|معاينة|المعاينة|موعد|موعدي|الموعد|विज़िट|अपॉइंटमेंट|मुलाकात)`;

/** A booked visit is to be at another time. */
export const RESCHEDULE = phrase(
  String.raw`re-?schedul\p{L}*|postpone|(?:move|change|shift|push|bring forward)(?: (?:my|the|our|that))? (?:${VISIT_NOUN}|(?:time|date|day) of (?:my|the) ${VISIT_NOUN})|(?:another|different|new) (?:time|date|day|slot) (?:for|instead)|(?:تغيير|تأجيل|أجل|غير|أؤجل|تعديل)(?: \p{L}+)? ?${VISIT_NOUN}|${VISIT_NOUN} (?:का समय )?(?:बदल|आगे)\p{M}*\p{L}*|(?:visit|appointment) (?:ka time )?(?:badal|change kar)\p{L}*`,
);
/** A booked visit is not wanted any more. */
export const CANCEL_VISIT = phrase(
  String.raw`(?:cancel|call off|drop|delete|scrap)(?: (?:my|the|our|that|this|it|please))*(?: \p{L}+){0,3} ${VISIT_NOUN}|(?:can'?t|cannot|won'?t be able to|not able to|couldn'?t) (?:make it|come|attend)(?: to (?:the|my) ${VISIT_NOUN})?|don'?t want (?:the|that|to) (?:${VISIT_NOUN}|visit)(?: any ?more)?|(?:إلغاء|الغ|ألغي|ألغ) ${VISIT_NOUN}|${VISIT_NOUN} (?:रद्द|कैंसिल)\p{M}*\p{L}*|(?:visit|appointment) cancel(?: kar\p{L}*)?`,
);
/** Asks what is booked. */
export const MY_VISITS = phrase(
  String.raw`(?:when|what time|which day|what date)(?:'s| is| are|s)? (?:my|our|the) (?:next |booked |scheduled )?${VISIT_NOUN}|(?:do i have|have i(?: got)?|did i book|did we book)(?: an?| any)? (?:\p{L}+ )?${VISIT_NOUN}|(?:my|our) (?:upcoming |booked |scheduled )?${VISIT_NOUN} (?:is )?(?:when|details|time)|(?:is|was) my ${VISIT_NOUN} (?:booked|confirmed|scheduled)|(?:confirm|remind me of|check) my ${VISIT_NOUN}|متى (?:موعدي|زيارتي|الموعد|الزيارة|المعاينة)|(?:मेरी|मेरा) ${VISIT_NOUN} कब|meri? (?:visit|appointment) kab`,
);
/** A home is to be seen. Talk about visiting the city, or having visited, is none. */
export const VISIT = phrase(
  String.raw`(?:book|schedule|arrange|plan|set up|setup|fix|organi[sz]e|request|confirm|make|want|need|do|get|have)(?: me| us)?(?: an?| the| my| for)?(?: (?:\p{L}+)){0,2}? ?(?:visit|viewing|tour|appointment|inspection|showing|slot)(?! (?:dubai|the city|uae))|(?:shedule|schedul|scedule|shcedule|schdule) (?:a |the |my )?(?:visit|viewing|tour)|(?:schedule|book|arrange)(?: (?:it|this|that))?(?= *(?:$|[?.!|]|for (?:tomorrow|today)))|(?:visit|tour|view|inspect) (?:${THIS}|(?:property|option|number) \S+)|(?:can|could|may|when can|how can|how do|want to|like to|wanna|love to|come to|go to|come and|come) (?:i |we )?(?:please )?(?:go (?:and )?)?(?:see|visit|view|check out|look at|inspect|tour) (?:${THIS}(?: in person)?|(?:property|option|number) \S+|the (?:first|second|third|fourth|fifth|last|\d\S*) \p{L}+|(?:one|some|any)(?: of (?:them|these|those))?(?= *(?:$|[?.!|]))|them|(?:today|tomorrow))|see ${THIS} (?:in person|today|tomorrow|on|at|next|this)|(?:a|the) (?:visit|viewing|appointment)(?= *(?:$|[?.!|,]|for|on|at|please|tomorrow|today))|(?:viewing|visit|appointment)(?= *(?:$|please|for (?:tomorrow|today|property|number|the|this)|on|at|tomorrow|today|[?.!|]))|in[- ]person|(?:حجز|احجز|رتب|جدولة|أريد|ابغى|أبغى|بدي|ممكن)(?: \p{L}+)? (?:زيارة|معاينة|موعد)|(?:أزور|أعاين|أشوف|اشوف|أرى) (?:العقار|الشقة|الفيلا|البيت)|(?:विज़िट|अपॉइंटमेंट)(?: \p{L}\p{M}*)?|देखने (?:आ|जा|चल)[\p{L}\p{M}]*|(?:ghar|flat|property|villa|isko|ise) dekhne? (?:hai|ja|aa|chal)\p{L}*|visit (?:karna|karni|book|kar)\p{L}*`,
);
/** Mentions visiting without wanting to see a home. */
export const NO_VISIT = phrase(
  String.raw`visiting (?!this|that|it|the (?:property|apartment|flat|villa|home|house))\p{L}+|(?:i|we|he|she|they) (?:have )?(?:already )?visited|if (?:i|we) visit|last (?:visit|week|month|year)|(?:visit|visiting) (?:dubai|the city|uae|my|family)|tourist|visitor`,
);
