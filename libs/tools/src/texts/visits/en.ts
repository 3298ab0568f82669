import type { WordingProblem } from '../../visit-time/parse-visit-time';
import type { VisitTexts } from './visit-texts';

const EXAMPLES = 'For example: "tomorrow at 3 PM" or "Saturday at 11 AM".';

const DAY: Readonly<Record<WordingProblem, string>> = {
  missing: 'Which **day** would suit you?',
  vague: 'Which **day** exactly?',
  several: 'You named more than one day: which **one** shall I take?',
  impossible: "I can't find that day in the calendar: which **day** did you mean?",
};
const TIME: Readonly<Record<WordingProblem, string>> = {
  missing: 'At what **time**?',
  vague: 'I need an exact **time**, please.',
  several: 'You named more than one time: which **one** shall I take?',
  impossible: "That isn't a time I know: at what **time**?",
};

/** English. */
export const EN_VISITS: VisitTexts = {
  askWhen: (title, name) =>
    name
      ? `With pleasure, ${name}! When would you like to visit **${title}**? I need a **day** and an exact **time**. ${EXAMPLES}`
      : `With pleasure! May I have your **name**, and when would you like to visit **${title}**? I need a **day** and an exact **time**. ${EXAMPLES}`,
  incomplete: ({ day, time }, known) => {
    if (day === 'missing' && time === 'missing') {
      return `To book the visit I need both a **day** and an exact **time**. ${EXAMPLES}`;
    }
    const asked = [...(day ? [DAY[day]] : []), ...(time ? [TIME[time]] : [])].join(' ');
    return `${known ? `Noted: ${known}. ` : ''}${asked} ${EXAMPLES}`;
  },
  eitherHalf: (hour) => `${hour} **AM** or ${hour} **PM**?`,
  past: (today) =>
    today
      ? 'That time has already passed today. Which later **time**, or which other day, would suit you?'
      : 'That day has already passed. Which **day** would suit you?',
  closed: ({ opens, closes, last, days }) =>
    `Visits are possible from **${opens}** to **${closes}**${days ? ` on ${days}` : ' every day'}; the last one starts at ${last}. Which time would suit you?`,
  tooFar: (days) => `I can book up to ${days} days ahead. Which earlier day would suit you?`,
  noSuchTime:
    'The clocks change over that time, so it does not exist that day. Which other time would suit you?',
  taken: (free) =>
    `Somebody else is visiting at that time.${free.length > 0 ? ` Still free that day: ${free.map((time) => `**${time}**`).join(', ')}.` : ''} Which time would suit you?`,
  booked: (title, when, { name, movedFrom, reminder }) =>
    [
      movedFrom
        ? `✅ Your visit to **${title}** is moved${name ? `, ${name}` : ''}.`
        : `✅ Your visit to **${title}** is booked${name ? `, ${name}` : ''}.`,
      `📅 ${when}`,
      ...(movedFrom ? [`Before: ${movedFrom}`] : []),
      `One of our agents will meet you there.${reminder ? " I'll remind you the day before." : ''} To change it, just write "reschedule" or "cancel".`,
    ].join('\n'),
  already: (title, when) => `Your visit to **${title}** is already booked:\n📅 ${when}`,
  cancelled: (title, when) =>
    `Your visit to **${title}** (${when}) is cancelled. Shall we find another time or another home?`,
  dropped: (title) =>
    `No problem, I won't arrange a visit to **${title}**. What would you like to do instead?`,
  noVisits: 'You have no visit booked. Open a property you like and press **Schedule Visit** to arrange one.',
  noVisitTo: (title) => `You have no visit to **${title}** booked.`,
  whichVisit: (visits) => `Which visit do you mean?\n${visits.map((visit) => `• ${visit}`).join('\n')}`,
  list: (visits) =>
    visits.length === 1
      ? `Your visit:\n• ${visits[0]}`
      : `Your visits:\n${visits.map((visit) => `• ${visit}`).join('\n')}`,
  visit: (title, when) => `**${title}**: ${when}`,
  chooseProperty:
    'Which property would you like to visit? Open it with **Know More**, or tell me its number in the list.',
  searchFirst:
    "Let's find a property first: tell me whether you want to rent or buy, which type and which area. Then I'll arrange the visit.",
  unavailable: "I'm sorry, I can't reach our visit calendar at the moment. Please try again in a minute.",
  stillPending: (title) =>
    `Your visit to **${title}** still needs a day and a time: just send them. To visit this one instead, press **Schedule Visit**.`,
  reminder: (title, when, name) =>
    `⏰ ${name ? `Hi ${name}, a` : 'A'} reminder of your visit to **${title}**:\n📅 ${when}\nTo change it, just write "reschedule" or "cancel".`,
  metYou: (name) => `Nice to meet you, ${name}!`,
  andWhen: (title) =>
    `When would you like to visit **${title}**? I need a **day** and an exact **time**. ${EXAMPLES}`,
  askName: 'May I ask your **name**? In the meantime:',
  handedOver:
    'I am handing you over to a colleague, who will answer you here. I have told them what we talked about.',
};
