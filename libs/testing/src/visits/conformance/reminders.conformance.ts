import { randomUUID } from 'node:crypto';
import type { DueReminder, ReminderOutcome } from '@whatsapp-agent/contracts';
import type { VisitHarness } from './visit-harness';
import { booking, cancellation, inDays, VisitTalk } from './visit-talk';

export function describeReminders(createHarness: () => Promise<VisitHarness>): void {
  describe('reminders', () => {
    let harness: VisitHarness;
    let talk: VisitTalk;
    let property: string;
    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      talk = new VisitTalk(harness);
      property = harness.nextProperty();
      await harness.setLocalHour(12);
      await harness.setTemplate(undefined);
      await talk.stage(booking(property, inDays(3)));
    });

    const due = async () =>
      (await harness.reminders.findDue(1000)).filter(
        ({ conversationId }) => conversationId === talk.conversationId,
      );
    const drafts = ({ visitId, revision, template }: DueReminder) => ({
      visitId,
      revision,
      text: { payload: { type: 'text', text: { body: 'tomorrow' } }, historyText: 'tomorrow' },
      ...(template && { template: { payload: { type: 'template' }, historyText: 'tomorrow' } }),
    });
    const write = (reminder: DueReminder, id: string = randomUUID()): Promise<ReminderOutcome> =>
      harness.reminders.write(drafts(reminder), id);
    const takeDue = async (): Promise<DueReminder> => {
      await harness.makeReminderDue(talk.conversationId);
      const [reminder] = await due();
      if (!reminder) throw new Error('no reminder is due');
      return reminder;
    };

    it('are due the day before and written once, whoever tries', async () => {
      expect(await due()).toEqual([]);
      const reminder = await takeDue();
      expect(reminder).toMatchObject({ title: `Home ${property}`, locale: 'en', revision: 1 });
      const id = randomUUID();
      expect(await write(reminder, id)).toBe('written');
      expect(await write(reminder, id)).toBe('written');
      expect(await write(reminder)).toBe('dropped');
      expect(await due()).toEqual([]);
      expect(await talk.begin()).toMatchObject({
        outcome: 'drain',
        send: { payload: { text: { body: 'tomorrow' } } },
      });
      expect((await harness.store.sweep(1000)).wake).not.toContain(talk.conversationId);
    });

    it('are not sent at night', async () => {
      await harness.makeReminderDue(talk.conversationId);
      await harness.setLocalHour(3);
      expect(await due()).toEqual([]);
    });

    it('are not sent for a visit that was cancelled or moved meanwhile', async () => {
      const reminder = await takeDue();
      await talk.stage(booking(property, inDays(5), 1));
      expect(await write(reminder)).toBe('dropped');
      await takeDue();
      await talk.stage(cancellation(property, 2));
      expect(await due()).toEqual([]);
    });

    it('are withdrawn when the visit changes before they left', async () => {
      const turn = await talk.ask('cancel it');
      expect(await write(await takeDue())).toBe('written');
      const answer = await talk.commitAndClaim(turn, {
        effects: [cancellation(property, 1)],
        outbox: [talk.draft('cancelled')],
      });
      expect(answer.payload).toMatchObject({ text: { body: 'cancelled' } });
      expect(await talk.settle(turn, answer, { state: 'sent', wamid: `wamid.${randomUUID()}` })).toEqual({
        pending: false,
        leaseHeld: false,
      });
    });

    it('respect a person in charge and an opt-out', async () => {
      const reminder = await takeDue();
      const { conversationId } = talk;
      await harness.store.setMode({ conversationId, mode: 'human', by: 'test' }, randomUUID());
      expect(await due()).toEqual([]);
      expect(await write(reminder)).toBe('dropped');
      await harness.store.setMode({ conversationId, mode: 'agent', by: 'test' }, randomUUID());
      await talk.receive('stop');
      expect(await due()).toEqual([]);
      expect(await write(reminder)).toBe('dropped');
    });

    it('are a template outside the window, and an alert without one', async () => {
      await harness.closeWindow(talk.conversationId);
      await harness.setTemplate({ name: 'visit_reminder', language: 'en' });
      const reminder = await takeDue();
      expect(reminder.template).toEqual({ name: 'visit_reminder', language: 'en' });
      expect(await write(reminder)).toBe('written');
      expect(await talk.begin()).toMatchObject({ outcome: 'drain', send: { payload: { type: 'template' } } });

      const other = new VisitTalk(harness);
      await other.stage(booking(harness.nextProperty(), inDays(3)));
      talk = other;
      await harness.closeWindow(other.conversationId);
      await harness.setTemplate(undefined);
      expect(await write(await takeDue())).toBe('alerted');
      expect(await due()).toEqual([]);
    });
  });
}
