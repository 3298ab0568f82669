/** Sentences that say something was done. Only a tool of this turn, or a visit on record, makes them true. */
export const DONE =
  /\b(?:i|we)(?:'ve| have)?(?: (?:just|now|already|also))? (?:booked|scheduled|reserved|arranged|cancel?led|rescheduled|moved your|sent|forwarded|e-?mailed|notified|informed|contacted|called|confirmed|passed (?:it|this|that|your))\b|\b(?:is|are|was|has been|have been)(?: now| all)? (?:booked|scheduled|confirmed|reserved|cancel?led|rescheduled|arranged|on (?:its|the) way)\b|\b(?:a|our|the) (?:colleague|agent|team|expert)(?: member)? (?:will|is going to) (?:call|contact|reach|visit|meet|get back)|تم (?:حجز|تأكيد|إلغاء|ترتيب|إرسال|تغيير)|حجزت لك|أرسلت لك|سيتصل بك|बुक (?:कर|हो) (?:दी|दिया|गई|गया)|कन्फर्म (?:कर|हो) (?:दी|दिया|गई|गया)|रद्द (?:कर|हो) (?:दी|दिया|गई|गया)|भेज दिया|भेज दी|book (?:kar|ho) (?:di|diya|gayi|gaya)/iu;

/** Tools whose success such a sentence may tell of. */
export const DOING_TOOLS: ReadonlySet<string> = new Set([
  'schedule_visit',
  'reschedule_visit',
  'cancel_visit',
  'list_visits',
  'save_contact',
  'request_human',
  'send_brochure',
  'share_location',
]);
