import { buildProperties } from '@whatsapp-agent/testing';
import { findPayloadProblems, renderReply } from '@whatsapp-agent/whatsapp';
import { COMPLETE, ToolConversation } from '../../../test/tool-conversation.fake';
import { requestHumanTool } from '../../request-human/request-human.tool';
import { saveContactTool } from '../../save-contact/save-contact.tool';
import { searchPropertiesTool } from '../../search-properties/search-properties.tool';
import type { ToolOutcome } from '../../tool/tool-outcome';
import { cancelVisitTool } from '../../visits/cancel-visit.tool';
import { listVisitsTool } from '../../visits/list-visits.tool';
import { rescheduleVisitTool } from '../../visits/reschedule-visit.tool';
import { scheduleVisitTool } from '../../visits/schedule-visit.tool';
import { type Locale, LOCALES } from '../locale';
import { visitTextsIn } from './visit-texts-in';

/** Everything that can be said about visits, in an order in which it comes up. */
async function playAll(locale: Locale): Promise<ToolOutcome[]> {
  const conversation = new ToolConversation(buildProperties(3, { title: `${'T'.repeat(200)} *bold*` }));
  conversation.locale = locale;
  conversation.visits.taken = [{ startsAt: '2026-11-03T11:00:00.000Z', minutes: 30 }];
  const outcomes = [await conversation.call(scheduleVisitTool), await conversation.call(listVisitsTool)];
  await conversation.call(searchPropertiesTool, COMPLETE);
  for (const when of [
    null, 'blah', '3pm', 'tomorrow morning', 'today 9am', '1/11/2025 3pm', 'tomorrow 6am', '31 february', '2 february 3pm',
    'tomorrow or friday', 'tomorrow 3pm or 4pm', 'tuesday 3pm', 'tomorrow 3pm', 'tomorrow 3pm', 'friday 4pm',
  ]) {
    outcomes.push(await conversation.call(scheduleVisitTool, { property: '1', when }));
  } // prettier-ignore
  conversation.visits.rules = { ...conversation.visits.rules, days: [1, 2], opens: '06:00', closes: '23:00' };
  for (const when of ['wednesday 3pm', 'monday at 8']) {
    outcomes.push(await conversation.call(scheduleVisitTool, { property: '2', when }));
  }
  outcomes.push(await conversation.call(saveContactTool, { name: 'Sara' }));
  outcomes.push(await conversation.call(cancelVisitTool, {}));
  outcomes.push(await conversation.call(listVisitsTool));
  outcomes.push(await conversation.call(rescheduleVisitTool, {}));
  outcomes.push(await conversation.call(cancelVisitTool, { property: '3' }));
  outcomes.push(await conversation.call(cancelVisitTool, { property: '1' }));
  outcomes.push(await conversation.call(requestHumanTool));
  return outcomes;
}

describe.each(LOCALES)('texts about visits in %s', (locale) => {
  it('render to messages that WhatsApp takes, without holes and without Markdown left over', async () => {
    const outcomes = await playAll(locale);
    for (const { presentation } of outcomes) {
      const messages = renderReply({ parts: presentation });
      expect(messages).toHaveLength(1);
      for (const { payload } of messages) {
        expect(findPayloadProblems(payload)).toEqual([]);
        expect(JSON.stringify(payload)).not.toMatch(/\*\*|undefined|NaN|\[object/);
      }
    }
    const statuses = new Set(outcomes.map(({ facts }) => facts['status']));
    for (const status of [
      'not_searched',
      'no_visits',
      'incomplete',
      'past',
      'closed_hour',
      'too_far',
      'taken',
      'booked',
      'already_booked',
      'moved',
      'closed_day',
      'either_half',
      'saved',
      'dropped',
      'listed',
      'cancelled',
      'handed_over',
    ])
      expect([...statuses]).toContain(status);
  });

  it('are in the script of the language', () => {
    const script = { en: /\p{Script=Latin}/u, ar: /\p{Script=Arabic}/u, hi: /\p{Script=Devanagari}/u }[
      locale
    ];
    const texts = visitTextsIn(locale);
    for (const text of Object.values(texts)) if (typeof text === 'string') expect(text).toMatch(script);
    expect(texts.reminder('X', 'Y', undefined)).toMatch(script);
  });
});
