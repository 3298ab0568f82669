/** Words by which customers ask for something with consequences, in the languages we are asked in most. */
export const REQUEST_WORDS = {
  visit:
    /visit|view(?:ing)?s?\b|\bsee (?:it|this|that|the|them|property|number|in person|\d)|\btours?\b|book|schedul|appoint|come (?:by|over|to see|and see)|check (?:it )?out|show me around|inspect|meet|زيار|معاين|موعد|أشوف|اشوف|أزور|احجز|विज़िट|विजिट|देखन|देख|मुलाक|dekhn|dekh |ziyara|mo3ayan|\bvisite|visita|besichtig/,
  move: /reschedul|postpon|\bmove\b|chang|shift|another (?:time|day|date)|different (?:time|day|date)|\blater\b|\bearlier\b|instead|push|delay|تأجيل|أجل|غير|تغيير|بدل|बदल|आगे|badal|baad me|kal kar/,
  cancel:
    /cancel|call (?:it )?off|can'?t (?:make|come|go)|cannot (?:make|come|go)|won'?t (?:make|come|be)|not (?:coming|going|interested)|no longer|don'?t want|drop (?:it|the)|forget (?:it|the)|skip|إلغاء|الغاء|ألغ|الغي|لن أ|ما راح|रद्द|कैंसल|कैंसिल|नहीं आ|cancel kar|nahi aa|annul/,
  person:
    /human|person|people|someone|somebody|anyone|agent|representative|\brep\b|manager|owner|landlord|boss|staff|colleague|your team|the team|broker|advisor|operator|call (?:me|back)|phone me|speak|talk (?:to|with)|complain|complaint|problem|issue|terrible|worst|awful|waste of|negotiat|discount|(?:best|last|lower|final) price|contract|\bsign\b|payment|\bpay(?:ing)?\b|deposit|reserv|useless|stupid|angry|scam|fraud|refund|lawyer|legal|not helping|doesn'?t help|frustrat|موظف|شخص|إنسان|انسان|مدير|وكيل|أكلم|اكلم|أتكلم|اتكلم|اتصل|شكوى|مشكلة|خصم|تفاوض|مفاوض|عقد|الدفع|أدفع|ادفع|व्यक्ति|इंसान|आदमी|मैनेजर|एजेंट|बात कर|शिकायत|समस्या|छूट|मोल|भाव|कॉन्ट्रैक्ट|भुगतान|पेमेंट|कॉल|insaan|baat kar|banda|muwazzaf|conseiller|humain|persona|asesor|mensch|berater/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type RequestWord = keyof typeof REQUEST_WORDS;

/** A yes to what was asked last. */
export const CONSENT =
  /^(?:(?:oh|hi|ok|and)[ ,]+)*(?:yes|yeah|yep|yup|ya|sure|ok|okay|k|please|do it|do that|go ahead|confirm|confirmed|correct|right|absolutely|of course|sounds good|great|perfect|fine|نعم|ايوه|أيوه|اي|إي|أجل|تمام|أكيد|اكيد|طبعا|موافق|حسنا|ماشي|हाँ|हां|जी|ठीक|बिल्कुल|haan|han|ha|haa|ji|theek|thik|bilkul|acha|aiwa|aywa|naam|na3am|tamam|akeed|yalla|oui|si|sí|ja|да)(?![\p{L}\p{M}])/u;

/** Scripts whose words the lists above know; others cannot be judged by them. */
export const KNOWN_SCRIPT = /[\p{Script=Latin}\p{Script=Arabic}\p{Script=Devanagari}]/u;
