/** Requests that no property could make ours: said of whatever, they ask for a general-purpose assistant. */
export const NEVER_OURS: readonly RegExp[] = [
  /\b(?:write|code|debug|fix|create|generate|give me|make|build|explain|optimi[sz]e)\b.{0,40}\b(?:python|javascript|typescript|java|c\+\+|php|html|css|sql|regex|bash|excel (?:macro|formula)|code|script|program|algorithm|function|app|website|chatbot)\b/iu,
  /\b(?:write|compose|generate|create|draft|make up|give me|tell me|sing)\b.{0,30}\b(?:poem|poetry|haiku|sonnet|song|lyrics|rap|story|fairy ?tale|essay|novel|speech|cover letter|resume|cv|screenplay|limerick|joke|riddle|tweet|blog post|love letter)\b/iu,
  /\b(?:ignore|disregard|forget)\b.{0,30}\b(?:previous|prior|above|all|your)\b.{0,20}\b(?:instructions?|rules?|prompts?|guidelines?)\b/iu,
  /\b(?:system prompt|developer mode|jailbreak|dan mode|hidden (?:prompt|instructions?)|your (?:initial )?(?:instructions|prompt))\b/iu,
  /\b(?:solve|integrate|differentiate|factori[sz]e)\b.{0,30}(?:equation|integral|derivative|[xyz]\s*[\^+=*-]|\bx\b)/iu,
  /\btranslate\b.{0,60}\b(?:in ?to|to|from)\s+(?:english|arabic|hindi|french|spanish|german|urdu|russian|chinese|tagalog|malayalam)\b/iu,
  /\b(?:joke|kahani|kavita|poem|shayari|gaana)\b.{0,15}\b(?:suna|likh|bata)|\bcode (?:likh|bana)|لطیفہ|کہانی سنا|نظم لکھ/iu,
  /(?:اكتب|اكتبي|ألف|الف)(?: لي)? (?:قصيدة|شعر|قصة|كود|برنامج|مقال|أغنية|نكتة|رسالة (?:حب|شكر|تهنئة))|(?:ترجم|ترجملي|ترجمي) /u,
  /(?:कविता|कहानी|निबंध|शायरी|कोड|चुटकुला|गाना)(?: \p{L}[\p{L}\p{M}]*){0,2} (?:लिख|सुना|बना)|अनुवाद कर/u,
];

/** Other subjects. They are off topic only when nothing in the message is about property. */
export const OTHER_SUBJECTS: readonly RegExp[] = [
  /\b(?:weather|temperature|forecast) (?:in|for|like in)\b|\b(?:richest|tallest|fastest|oldest|smartest|strongest|deepest) (?:person|man|woman|mountain|animal|car|country|people)\b|\b(?:how|why|when|what) .{0,20}\b(?:mount|moon|sun|earth|planets?|galaxy|universe|black holes?|dinosaurs?|ocean|everest|gravity|evolution)\b|\b(?:black holes?|solar system|outer space|dinosaurs?)\b/iu,
  /\bconvert\b.{0,20}\b(?:to|into)\b|\d ?(?:%|percent) of \d/iu,
  /\b(?:workout|gym routine|training plan|meal plan)\b|\b(?:medicine|painkillers?|pills?|vitamins?|remedy) (?:for|is)\b|\b(?:back|stomach|tooth|chest|knee) (?:pain|ache)\b/iu,
  /\bteach me\b|\bplay (?:a |another )?(?:game|quiz|chess|trivia)|\bsummari[sz]e (?:this|the|an?) (?:article|text|book|video|story|chapter|paper)|\bfix my (?:car|phone|laptop|computer|bike)\b|\b(?:plan|book) (?:my|a|our) (?:trip|vacation|holiday|honeymoon|itinerary)\b|\bitinerary\b/iu,
  /\b(?:birthday|anniversary|wedding|valentine\S*|christmas|eid|diwali) (?:message|wish|card|poem|speech|caption)|\b(?:is|does) god\b|\breligion is (?:true|best)|\bwhich (?:phone|laptop|car|camera|tv) (?:has|is|should)\b|\bstocks?\b(?= ?[?.!]?$)/iu,
  /\b(?:capital|president|prime minister|king|population|currency|history|gdp) of\b|\bwho (?:won|invented|discovered|wrote|painted|directed|is the (?:president|prime minister|king|ceo))\b/iu,
  /\b(?:recipe|ingredients|calories|diet plan|lose weight)\b|\bhow (?:do|to|can|long).{0,20}\b(?:cook|bake|fry|boil)\b/iu,
  /\b(?:headache|fever|symptoms?|dosage|paracetamol|ibuprofen|antibiotics?|diagnose|covid)\b/iu,
  /\b(?:bitcoin|ethereum|crypto\w*|stock (?:price|market|tip)s?|shares? (?:to buy|price)|forex|nasdaq|gold price|lottery|betting|casino)\b/iu,
  /\b(?:football|cricket|world cup|champions league|premier league|ipl|match score|formula 1|nba|olympics)\b/iu,
  /\b(?:recommend|suggest|best|good|watch|favou?rite)\b.{0,25}\b(?:movie|film|tv series|anime|video game|playstation game|netflix)s?\b|\b(?:horoscope|zodiac|astrolog\w*)\b/iu,
  /\b(?:election|politic\w*|war in|ukraine|gaza|israel|trump|biden|putin|modi|news today|latest news|headlines)\b/iu,
  /\b(?:homework|assignment|exam|thesis|calculus|algebra|physics|chemistry|photosynthesis|pythagoras|quantum|shakespeare|square root|prime numbers?)\b/iu,
  /\b(?:flight|airline|visa (?:to|for) (?:the )?(?:us|usa|uk|canada|schengen)|hotel booking|restaurant booking|uber|pizza|order food|iphone|laptop|samsung|buy a car|used car)\b/iu,
  /\b(?:girlfriend|boyfriend|dating|tinder|breakup|depress\w*|suicid\w*|meaning of life|sex|nude)\b/iu,
  /^\s*(?:what(?:'s| is)|calculate|how much is)?\s*\d[\d\s.,]*(?:[-+*/x×÷^]|plus|minus|times|divided by)\s*\d[\d\s.,+*/x×÷^-]*[=?]*\s*$/iu,
  /\b(?:my|divorce|criminal|custody|immigration) lawyer\b|\bsue (?:my|the|someone)\b|\bdivorce\b|\btax return\b/iu,
  /عاصمة|عدد سكان|كأس العالم|رئيس (?:دولة|جمهورية|أمريكا|فرنسا)|وصفة|طبخ|كرة القدم|مباراة|بيتكوين|صداع|دواء|الأبراج|فيلم/u,
  /राजधानी|प्रधानमंत्री|रेसिपी|क्रिकेट|मैच|बिटकॉइन|सिरदर्द|दवा|राशिफल|फिल्म|समाचार/u,
];

/** Anything that may be about a home. */
export const PROPERTY_WORDS =
  /propert|apart|\bflats?\b|villa|town ?house|pent ?house|studio|\bhous|\bhomes?\b|bed ?rooms?|\brooms?\b|\bplace\b|\bbeds?\b|\bbhk\b|\d ?br\b|\brent|\bleas(?:e|ing)|\bbuy(?!\s+(?:an? |some )?(?:car|bitcoin|crypto|ethereum|stock|share|gold|iphone|phone|laptop))|purchas|mortgage|\bsale\b|listing|viewing|\bvisit|\barea|budget|\baed\b|dirham|\bdhs?\b|sq ?(?:ft|m)|square (?:feet|met)|floor plan|brochure|landlord|tenan|deposit|cheque|ejari|dewa|chiller|service charge|balcon|parking|pool|furnish|metro|school|mall|beach|marina|downtown|jbr|jvc|jlt|palm|barsha|deira|bur dubai|jumeirah|creek|investment|roi\b|yield|off[- ]plan|move in|nearby|near (?:by|it|here|the)|close (?:by|to)|walking distance|\bground\b|neighbou?r|building|tower|unit|office|warehouse|\bshop|\bplot|\bland\b|شق|فيلا|فلل|إيجار|ايجار|للبيع|شراء|عقار|منزل|بيت|غرف|استوديو|منطقة|ميزانية|درهم|زيارة|मकान|घर|फ्लैट|अपार्टमेंट|विला|किराय|किराए|खरीद|बेडरूम|इलाक|बजट|प्रॉपर्टी|kiray|kiraay|makan|\bghar\b|kamra|sha2?qa|shagga|\bejar\b|\baqar\b/iu;
