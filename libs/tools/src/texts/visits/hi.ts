import type { WordingProblem } from '../../visit-time/parse-visit-time';
import type { VisitTexts } from './visit-texts';

const EXAMPLES = 'जैसे: "कल दोपहर 3 बजे" या "शनिवार सुबह 11 बजे"।';

const DAY: Readonly<Record<WordingProblem, string>> = {
  missing: 'कौन सा **दिन** ठीक रहेगा?',
  vague: 'ठीक-ठीक कौन सा **दिन**?',
  several: 'आपने एक से ज़्यादा दिन बताए: **कौन सा** रखूँ?',
  impossible: 'यह दिन कैलेंडर में नहीं है: कौन सा **दिन**?',
};
const TIME: Readonly<Record<WordingProblem, string>> = {
  missing: 'कितने **बजे**?',
  vague: 'कृपया ठीक **समय** बताइए।',
  several: 'आपने एक से ज़्यादा समय बताए: **कौन सा** रखूँ?',
  impossible: 'यह समय समझ नहीं आया: कितने **बजे**?',
};

/** Hindi. */
export const HI_VISITS: VisitTexts = {
  askWhen: (title, name) =>
    name
      ? `ज़रूर, ${name}! आप **${title}** कब देखना चाहेंगे? मुझे **दिन** और सही **समय** चाहिए। ${EXAMPLES}`
      : `ज़रूर! आपका **नाम** क्या है, और आप **${title}** कब देखना चाहेंगे? मुझे **दिन** और सही **समय** चाहिए। ${EXAMPLES}`,
  incomplete: ({ day, time }, known) => {
    if (day === 'missing' && time === 'missing') {
      return `विज़िट बुक करने के लिए **दिन** और सही **समय** दोनों चाहिए। ${EXAMPLES}`;
    }
    const asked = [...(day ? [DAY[day]] : []), ...(time ? [TIME[time]] : [])].join(' ');
    return `${known ? `नोट किया: ${known}। ` : ''}${asked} ${EXAMPLES}`;
  },
  eitherHalf: (hour) => `सुबह ${hour} बजे (**AM**) या शाम ${hour} बजे (**PM**)?`,
  past: (today) =>
    today
      ? 'आज वह समय बीत चुका है। बाद का कौन सा **समय** या कौन सा दिन ठीक रहेगा?'
      : 'वह दिन बीत चुका है। कौन सा **दिन** ठीक रहेगा?',
  closed: ({ opens, closes, last, days }) =>
    `विज़िट **${opens}** से **${closes}** तक${days ? ` ${days} को` : ' हर दिन'} हो सकती है; आख़िरी ${last} पर शुरू होती है। कौन सा समय ठीक रहेगा?`,
  tooFar: (days) => `मैं ${days} दिन आगे तक बुक कर सकता हूँ। कौन सा पहले का दिन ठीक रहेगा?`,
  noSuchTime: 'उस समय घड़ियाँ बदलती हैं, इसलिए वह समय उस दिन नहीं है। कौन सा और समय ठीक रहेगा?',
  taken: (free) =>
    `उस समय किसी और की विज़िट है।${free.length > 0 ? ` उस दिन खाली: ${free.map((time) => `**${time}**`).join(', ')}।` : ''} कौन सा समय ठीक रहेगा?`,
  booked: (title, when, { name, movedFrom, reminder }) =>
    [
      movedFrom
        ? `✅ ${name ? `${name}, ` : ''}**${title}** की आपकी विज़िट का समय बदल गया है।`
        : `✅ ${name ? `${name}, ` : ''}**${title}** की आपकी विज़िट बुक हो गई है।`,
      `📅 ${when}`,
      ...(movedFrom ? [`पहले: ${movedFrom}`] : []),
      `हमारे एजेंट आपको वहीं मिलेंगे।${reminder ? ' एक दिन पहले मैं याद दिला दूँगा।' : ''} बदलने के लिए "समय बदलें" या "विज़िट रद्द करें" लिखें।`,
    ].join('\n'),
  already: (title, when) => `**${title}** की आपकी विज़िट पहले से बुक है:\n📅 ${when}`,
  cancelled: (title, when) => `**${title}** की विज़िट (${when}) रद्द कर दी गई है। कोई और समय या घर देखें?`,
  dropped: (title) => `कोई बात नहीं, **${title}** की विज़िट नहीं रखते। आप और क्या देखना चाहेंगे?`,
  noVisits: 'आपकी कोई विज़िट बुक नहीं है। पसंद की प्रॉपर्टी खोलकर **विज़िट बुक करें** दबाइए।',
  noVisitTo: (title) => `**${title}** की कोई विज़िट बुक नहीं है।`,
  whichVisit: (visits) =>
    `आप कौन सी विज़िट की बात कर रहे हैं?\n${visits.map((visit) => `• ${visit}`).join('\n')}`,
  list: (visits) => `आपकी विज़िट:\n${visits.map((visit) => `• ${visit}`).join('\n')}`,
  visit: (title, when) => `**${title}**: ${when}`,
  chooseProperty: 'आप कौन सी प्रॉपर्टी देखना चाहेंगे? उसे **और जानें** से खोलिए या सूची का नंबर बताइए।',
  searchFirst: 'पहले प्रॉपर्टी ढूँढते हैं: किराया या खरीद, कौन सा प्रकार और कौन सा इलाका? फिर मैं विज़िट तय कर दूँगा।',
  unavailable: 'माफ़ कीजिए, अभी विज़िट का कैलेंडर नहीं खुल रहा। एक मिनट में फिर कोशिश कीजिए।',
  stillPending: (title) =>
    `**${title}** की विज़िट के लिए दिन और समय बाकी है: बस भेज दीजिए। इसकी जगह यह प्रॉपर्टी देखनी हो तो **विज़िट बुक करें** दबाइए।`,
  reminder: (title, when, name) =>
    `⏰ ${name ? `नमस्ते ${name}, ` : ''}**${title}** की आपकी विज़िट की याद:\n📅 ${when}\nबदलने के लिए "समय बदलें" या "विज़िट रद्द करें" लिखें।`,
  metYou: (name) => `आपसे मिलकर अच्छा लगा, ${name}!`,
  andWhen: (title) => `आप **${title}** कब देखना चाहेंगे? मुझे **दिन** और सही **समय** चाहिए। ${EXAMPLES}`,
  askName: 'क्या मैं आपका **नाम** जान सकता हूँ? तब तक:',
  handedOver: 'मैं आपको अपने सहकर्मी से जोड़ रहा हूँ, वे आपको यहीं जवाब देंगे। मैंने उन्हें हमारी बातचीत बता दी है।',
};
