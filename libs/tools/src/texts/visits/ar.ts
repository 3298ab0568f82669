import type { WordingProblem } from '../../visit-time/parse-visit-time';
import type { VisitTexts } from './visit-texts';

const EXAMPLES = 'مثلاً: "غداً الساعة 3 مساءً" أو "السبت الساعة 11 صباحاً".';

const DAY: Readonly<Record<WordingProblem, string>> = {
  missing: 'أي **يوم** يناسبك؟',
  vague: 'أي **يوم** بالتحديد؟',
  several: 'ذكرت أكثر من يوم، **أيّها** تختار؟',
  impossible: 'لا أجد هذا اليوم في التقويم، أي **يوم** تقصد؟',
};
const TIME: Readonly<Record<WordingProblem, string>> = {
  missing: 'في أي **ساعة**؟',
  vague: 'أحتاج إلى **ساعة** محددة من فضلك.',
  several: 'ذكرت أكثر من وقت، **أيّها** تختار؟',
  impossible: 'لم أفهم هذا الوقت، في أي **ساعة**؟',
};

/** Arabic. */
export const AR_VISITS: VisitTexts = {
  askWhen: (title, name) =>
    name
      ? `بكل سرور يا ${name}! متى تود زيارة **${title}**؟ أحتاج إلى **اليوم** و**الساعة** بالتحديد. ${EXAMPLES}`
      : `بكل سرور! ما **اسمك** الكريم، ومتى تود زيارة **${title}**؟ أحتاج إلى **اليوم** و**الساعة** بالتحديد. ${EXAMPLES}`,
  incomplete: ({ day, time }, known) => {
    if (day === 'missing' && time === 'missing') {
      return `لحجز الزيارة أحتاج إلى **اليوم** و**الساعة** معاً. ${EXAMPLES}`;
    }
    const asked = [...(day ? [DAY[day]] : []), ...(time ? [TIME[time]] : [])].join(' ');
    return `${known ? `سجّلت: ${known}. ` : ''}${asked} ${EXAMPLES}`;
  },
  eitherHalf: (hour) => `الساعة ${hour} **صباحاً** أم ${hour} **مساءً**؟`,
  past: (today) =>
    today
      ? 'هذا الوقت مضى اليوم. أي **وقت** لاحق أو أي يوم آخر يناسبك؟'
      : 'هذا اليوم مضى. أي **يوم** يناسبك؟',
  closed: ({ opens, closes, last, days }) =>
    `الزيارات متاحة من **${opens}** إلى **${closes}**${days ? ` أيام ${days}` : ' كل يوم'}، وتبدأ آخر زيارة ${last}. أي وقت يناسبك؟`,
  tooFar: (days) => `يمكنني الحجز خلال ${days} يوماً من الآن. أي يوم أقرب يناسبك؟`,
  noSuchTime: 'تتغير الساعة في ذلك الوقت فلا وجود له في ذلك اليوم. أي وقت آخر يناسبك؟',
  taken: (free) =>
    `هناك زيارة أخرى في هذا الوقت.${free.length > 0 ? ` المتاح في ذلك اليوم: ${free.map((time) => `**${time}**`).join('، ')}.` : ''} أي وقت يناسبك؟`,
  booked: (title, when, { name, movedFrom, reminder }) =>
    [
      movedFrom
        ? `✅ تم تغيير موعد زيارتك إلى **${title}**${name ? ` يا ${name}` : ''}.`
        : `✅ تم حجز زيارتك إلى **${title}**${name ? ` يا ${name}` : ''}.`,
      `📅 ${when}`,
      ...(movedFrom ? [`سابقاً: ${movedFrom}`] : []),
      `سيقابلك أحد وكلائنا هناك.${reminder ? ' سأذكّرك في اليوم السابق.' : ''} للتغيير اكتب "تغيير الموعد" أو "إلغاء الزيارة".`,
    ].join('\n'),
  already: (title, when) => `زيارتك إلى **${title}** محجوزة بالفعل:\n📅 ${when}`,
  cancelled: (title, when) => `تم إلغاء زيارتك إلى **${title}** (${when}). هل نبحث عن وقت آخر أو عقار آخر؟`,
  dropped: (title) => `لا بأس، لن أرتب زيارة إلى **${title}**. ماذا تود أن نفعل بدلاً من ذلك؟`,
  noVisits: 'لا توجد لديك زيارة محجوزة. افتح عقاراً يعجبك واضغط **احجز زيارة**.',
  noVisitTo: (title) => `لا توجد لديك زيارة محجوزة إلى **${title}**.`,
  whichVisit: (visits) => `أي زيارة تقصد؟\n${visits.map((visit) => `• ${visit}`).join('\n')}`,
  list: (visits) => `زياراتك:\n${visits.map((visit) => `• ${visit}`).join('\n')}`,
  visit: (title, when) => `**${title}**: ${when}`,
  chooseProperty: 'أي عقار تود زيارته؟ افتحه بزر **اعرف المزيد** أو أرسل رقمه في القائمة.',
  searchFirst: 'لنبحث عن عقار أولاً: إيجار أم شراء، أي نوع وأي منطقة؟ ثم أرتب لك الزيارة.',
  unavailable: 'عذراً، لا أستطيع الوصول إلى جدول الزيارات الآن. حاول مرة أخرى بعد دقيقة من فضلك.',
  stillPending: (title) =>
    `زيارتك إلى **${title}** ما زالت تحتاج إلى يوم وساعة: أرسلهما فقط. لزيارة هذا العقار بدلاً منه اضغط **احجز زيارة**.`,
  reminder: (title, when, name) =>
    `⏰ ${name ? `مرحباً ${name}، ` : ''}تذكير بزيارتك إلى **${title}**:\n📅 ${when}\nللتغيير اكتب "تغيير الموعد" أو "إلغاء الزيارة".`,
  metYou: (name) => `تشرفت بمعرفتك يا ${name}!`,
  andWhen: (title) => `متى تود زيارة **${title}**؟ أحتاج إلى **اليوم** و**الساعة** بالتحديد. ${EXAMPLES}`,
  askName: 'هل لي أن أعرف **اسمك**؟ وفي هذه الأثناء:',
  handedOver: 'سأحوّلك إلى أحد زملائي وسيرد عليك هنا. لقد أخبرته بما تحدثنا عنه.',
};
