import { buildProperties } from '@whatsapp-agent/testing';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { cancelVisitTool } from './cancel-visit.tool';
import { listVisitsTool } from './list-visits.tool';
import { rescheduleVisitTool } from './reschedule-visit.tool';
import { scheduleVisitTool } from './schedule-visit.tool';

describe('A customer with visits', () => {
  let conversation: ToolConversation;
  const say = async (...[tool, args]: Parameters<ToolConversation['call']>) =>
    textOf(await conversation.call(tool, args));
  beforeEach(async () => {
    conversation = new ToolConversation(buildProperties(3));
    await conversation.call(searchPropertiesTool, COMPLETE);
    await conversation.call(scheduleVisitTool, { property: '1', when: 'tomorrow 3pm' });
  });
  const bookAnother = () => conversation.call(scheduleVisitTool, { property: '2', when: 'friday 11am' });

  it('hears which they are', async () => {
    expect(await say(listVisitsTool)).toMatch(/Your visit:\n• \*\*Home A\*\*: Monday, November 2/);
    await bookAnother();
    expect(await say(listVisitsTool)).toMatch(/Home A.*\n.*Home B.*Friday, November 6/);
  });

  it('moves the only one without naming it', async () => {
    expect(await say(rescheduleVisitTool, { when: 'wednesday 4pm' })).toMatch(
      /moved.*\n.*Wednesday, November 4, 2026 at 4:00 PM\nBefore: Monday/,
    );
  });

  it('is asked for the new time, and may change their mind', async () => {
    expect(await say(rescheduleVisitTool, {})).toMatch(/When would you like to visit \*\*Home A/);
    expect(await say(scheduleVisitTool, { when: 'thursday at 10am' })).toMatch(/moved/);
    await conversation.call(rescheduleVisitTool, {});
    expect(await say(cancelVisitTool, {})).toMatch(/Home A.*is cancelled/);
    expect(await say(listVisitsTool)).toMatch(/no visit booked/);
  });

  it('of several names the one that is meant', async () => {
    await bookAnother();
    conversation.memory = { ...conversation.memory, active: undefined };
    expect(await say(cancelVisitTool, {})).toMatch(/Which visit.*\n.*Home A.*\n.*Home B/);
    expect(await say(cancelVisitTool, { property: 'home b' })).toMatch(/Home B.*cancelled/);
    expect(await say(cancelVisitTool, { property: '3' })).toMatch(/no visit to \*\*Home C\*\*/);
    expect(await say(cancelVisitTool, { property: '1' })).toMatch(/Home A.*cancelled/);
    expect(await say(cancelVisitTool, {})).toMatch(/no visit booked/);
  });

  it('never loses another visit to a number of the list on the screen', async () => {
    await conversation.call(cancelVisitTool, {});
    await bookAnother();
    const text = await say(cancelVisitTool, { property: 'the first one' });
    expect(text).toMatch(/no visit to \*\*Home A\*\* booked.*Home B/s);
  });

  it('is still known after another search', async () => {
    conversation.memory = { slots: {} };
    expect(await say(rescheduleVisitTool, { property: 'Home A', when: 'wednesday 4pm' })).toMatch(/moved/);
  });

  it('drops the one being arranged and keeps the booked ones', async () => {
    await conversation.call(scheduleVisitTool, { property: '2' });
    const text = await say(cancelVisitTool, {});
    expect(text).toMatch(/won't arrange a visit to \*\*Home B/);
    expect(text).toMatch(/Home A/);
    expect(conversation.memory.visit).toBeUndefined();
  });

  it('can book again what was cancelled', async () => {
    await conversation.call(cancelVisitTool, {});
    const outcome = await conversation.call(scheduleVisitTool, { property: '1', when: 'friday 3pm' });
    expect(outcome.effects).toMatchObject([{ key: 'visit:contact-1:P-1:3', payload: { revision: 2 } }]);
    expect(textOf(outcome)).toMatch(/booked/);
  });
});
