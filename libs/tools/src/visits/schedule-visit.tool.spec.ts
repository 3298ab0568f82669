import { buildProperties } from '@whatsapp-agent/testing';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { propertyDetailsTool } from '../property-details/property-details.tool';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { scheduleVisitTool } from './schedule-visit.tool';

/** Sunday 1 November 2026, 14:00 in Dubai; two homes were shown. */
async function talk(): Promise<ToolConversation> {
  const conversation = new ToolConversation(buildProperties(3));
  await conversation.call(searchPropertiesTool, COMPLETE);
  return conversation;
}

describe('schedule_visit', () => {
  it('asks to search first when nothing was searched', async () => {
    const outcome = await new ToolConversation(buildProperties(2)).call(scheduleVisitTool, {});
    expect(textOf(outcome)).toMatch(/find a property first/);
    expect(outcome.effects).toBeUndefined();
  });

  it('asks to choose when several were shown and none is looked at', async () => {
    expect(textOf(await (await talk()).call(scheduleVisitTool, {}))).toMatch(/Which property/);
  });

  it('greets by name and asks for day and time', async () => {
    const conversation = await talk();
    conversation.customer = { ...conversation.customer, name: 'Sara' };
    await conversation.call(propertyDetailsTool, { property: '2' });
    const outcome = await conversation.call(scheduleVisitTool, {});
    expect(textOf(outcome)).toMatch(/Sara.*Home B.*\*\*day\*\*.*\*\*time\*\*/);
    expect(conversation.memory.visit).toMatchObject({ propertyId: 'P-2', title: 'Home B' });
  });

  it('asks for the name along with the time when it is not known', async () => {
    const outcome = await (await talk()).call(scheduleVisitTool, { property: '1' });
    expect(textOf(outcome)).toMatch(/\*\*name\*\*.*\*\*time\*\*/);
  });

  it('books in one go, and says so once', async () => {
    const conversation = await talk();
    const args = { property: 'the second one', when: 'Tomorrow at 3 PM' };
    const outcome = await conversation.call(scheduleVisitTool, args);
    expect(outcome.effects).toEqual([
      {
        type: 'visit.book',
        key: 'visit:contact-1:P-2:1',
        payload: {
          propertyId: 'P-2',
          title: 'Home B',
          startsAt: '2026-11-02T11:00:00.000Z',
          revision: 0,
          locale: 'en',
        },
      },
    ]);
    expect(outcome.presentation).toHaveLength(1);
    expect(textOf(outcome)).toMatch(/booked.*\n.*Monday, November 2, 2026 at 3:00 PM/);
    expect(conversation.memory.visit).toBeUndefined();

    const again = await conversation.call(scheduleVisitTool, args);
    expect(again.effects).toBeUndefined();
    expect(textOf(again)).toMatch(/already booked/);
  });

  it('collects day and time over several messages, whatever comes first', async () => {
    const conversation = await talk();
    await conversation.call(scheduleVisitTool, { property: '1' });
    expect(textOf(await conversation.call(scheduleVisitTool, { when: 'blah blah' }))).toMatch(
      /both a \*\*day/,
    );
    expect(textOf(await conversation.call(scheduleVisitTool, { when: '3pm' }))).toMatch(
      /3:00 PM.*\*\*day\*\*/,
    );
    expect(textOf(await conversation.call(scheduleVisitTool, { when: 'wednesday morning' }))).toMatch(
      /Wednesday, November 4.*exact \*\*time\*\*/,
    );
    const outcome = await conversation.call(scheduleVisitTool, { when: '10' });
    expect(outcome.effects).toMatchObject([{ payload: { startsAt: '2026-11-04T06:00:00.000Z' } }]);
  });

  it.each([
    ['today at 9am', /already passed today/],
    ['tomorrow at 8am', /9:00 AM.*7:00 PM.*6:30 PM/],
    ['2 february at 3pm', /90 days/],
    ['tomorrow morning', /exact \*\*time\*\*/],
    ['31 february at 3pm', /calendar/],
    ['tomorrow or friday at 3pm', /more than one day/],
  ])('explains what is wrong with %j and goes on asking', async (when, expected) => {
    const conversation = await talk();
    const outcome = await conversation.call(scheduleVisitTool, { property: '1', when });
    expect(textOf(outcome)).toMatch(expected);
    expect(outcome.effects).toBeUndefined();
    const next = await conversation.call(scheduleVisitTool, { when: 'tomorrow at 4pm' });
    expect(next.effects).toMatchObject([{ payload: { startsAt: '2026-11-02T12:00:00.000Z' } }]);
  });

  it('offers free times when somebody else has the slot', async () => {
    const conversation = await talk();
    conversation.visits.taken = [{ startsAt: '2026-11-02T11:00:00.000Z', minutes: 30 }];
    const outcome = await conversation.call(scheduleVisitTool, { property: '1', when: 'tomorrow 3pm' });
    expect(textOf(outcome)).toMatch(/2:30 PM.*3:30 PM/);
    expect(outcome.effects).toBeUndefined();
  });

  it('moves the visit when another time is asked for', async () => {
    const conversation = await talk();
    await conversation.call(scheduleVisitTool, { property: '1', when: 'tomorrow 3pm' });
    const moved = await conversation.call(scheduleVisitTool, { property: '1', when: 'tomorrow 5pm' });
    expect(moved.effects).toMatchObject([{ key: 'visit:contact-1:P-1:2', payload: { revision: 1 } }]);
    expect(textOf(moved)).toMatch(/moved/);
  });

  it('promises a reminder only when there is time for one', async () => {
    const conversation = await talk();
    const soon = await conversation.call(scheduleVisitTool, { property: '1', when: 'tomorrow 3pm' });
    const later = await conversation.call(scheduleVisitTool, { property: '2', when: 'friday 3pm' });
    expect([textOf(soon), textOf(later)].map((text) => /remind/.test(text))).toEqual([false, true]);
  });

  it('finds the time in the words of the customer when the model forgot to pass it on', async () => {
    const conversation = await talk();
    conversation.customer = { ...conversation.customer, words: ['can I see the first one tomorrow at 3pm?'] };
    const outcome = await conversation.call(scheduleVisitTool, { property: '1', when: null });
    expect(outcome.effects).toHaveLength(1);
  });

  it('forgets a visit nobody finished arranging within a day', async () => {
    const conversation = await talk();
    await conversation.call(scheduleVisitTool, { property: '1', when: '3pm' });
    conversation.now = new Date('2026-11-03T10:00:00Z');
    const outcome = await conversation.call(scheduleVisitTool, { when: 'tomorrow' });
    expect(outcome.effects).toBeUndefined();
    expect(textOf(outcome)).toMatch(/Wednesday, November 4.*At what \*\*time/);
  });

  it('says so when the listing is gone', async () => {
    const listings = buildProperties(2);
    const conversation = new ToolConversation(listings);
    await conversation.call(searchPropertiesTool, COMPLETE);
    listings.pop();
    const outcome = await conversation.call(scheduleVisitTool, { property: '2', when: 'tomorrow 3pm' });
    expect(textOf(outcome)).toMatch(/no longer available/);
    expect(outcome.effects).toBeUndefined();
  });
});
