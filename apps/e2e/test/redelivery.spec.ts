import { setTimeout as wait } from 'node:timers/promises';
import { markerOf, markersIn } from '../src/chaos/plan/marker';
import { messageWebhook, statusWebhook } from '../src/meta-webhooks';
import { System } from '../src/system';
import { until } from '../src/until';

describe('What comes more than once, late, or not at all', () => {
  let system: System;
  let phones = 971500000500;
  const newPhone = () => `${(phones += 1)}`;
  /** WhatsApp lets a business answer only whoever wrote through it. */
  const greet = async (phone: string) => {
    await system.sandbox.write(phone, { text: 'Hi' });
    await system.sandbox.waitForAnswers(phone, 1);
  };
  const outboxOf = (phone: string) =>
    system.query<{ id: string; status: string; wamid: string | null; attempt: number }>(
      `select o.id, o.status, o.wamid, o.attempt from outbox o join conversations v on v.id = o.conversation_id
       join contacts c on c.id = v.contact_id where c.wa_id = $1 order by o.position`,
      [phone],
    );
  const statusOf = async (wamid: string) =>
    (
      await system.query<{ state: string; error_code: number | null }>(
        'select state, error_code from statuses where wamid = $1',
        [wamid],
      )
    )[0];
  beforeAll(async () => {
    system = await System.start();
    await system.setQuiet(300, 1_200);
    await system.sandbox.playEcho();
  });
  afterAll(() => system.stop());
  afterEach(() => system.sandbox.setFaults({}));

  it('answers a webhook once that comes three times at once, after the answer, and a day later', async () => {
    const phone = newPhone();
    await greet(phone);
    const marker = markerOf(1);
    const webhook = messageWebhook(phone, `An apartment to rent: ${marker}`);
    await Promise.all([1, 2, 3].map(() => system.deliver(webhook)));
    await system.sandbox.waitForAnswers(phone, 2);
    await system.deliver(webhook);
    await system.sandbox.settle(phone, 1_500);
    // A day passes for everything the database remembers by time; the sweep then forgets what is old.
    await system.query(
      `update inbox set recorded_at = recorded_at - interval '25 hours', settled_at = settled_at - interval '25 hours'`,
    );
    await system.query(`update rpc_results set created_at = created_at - interval '25 hours'`);
    expect(await system.operate('/internal/sweep')).toBe(200);
    await system.deliver(webhook);
    const answers = await system.sandbox.settle(phone, 2_500);
    expect(answers.map(({ text = '' }) => markersIn(text))).toEqual([[], [marker]]);
  });

  it('never moves a status backwards', async () => {
    const phone = newPhone();
    await greet(phone);
    const [answer] = await system.sandbox.answers(phone);
    const wamid = answer?.id ?? '';
    await until('read', async () => (await statusOf(wamid))?.state === 'read');
    for (const state of ['sent', 'delivered', 'sent'])
      await system.deliver(statusWebhook(wamid, phone, state));
    await wait(1_500);
    expect(await statusOf(wamid)).toMatchObject({ state: 'read' });
  });

  it('keeps a failure with its code, and tells the operator', async () => {
    const phone = newPhone();
    await greet(phone);
    await system.sandbox.setFaults({ aisensy: { failStatusCode: 131026 } });
    await system.sandbox.write(phone, { text: `An apartment to rent: ${markerOf(2)}` });
    const wamid = await until('the failure', async () => {
      const last = (await outboxOf(phone)).at(-1);
      return last?.status === 'failed' && (last.wamid ?? '');
    });
    expect(await statusOf(wamid)).toEqual({ state: 'failed', error_code: 131026 });
    const alerts = await system.query<{ kind: string; code: string }>(
      `select a.kind, a.code from alerts a join conversations v on v.id = a.conversation_id join contacts c on c.id = v.contact_id
       where c.wa_id = $1`,
      [phone],
    );
    expect(alerts).toContainEqual({ kind: 'send_failed', code: 'META.131026' });
  });

  it('lets a status wait for the message it speaks of', async () => {
    const wamid = 'wamid.of-a-message-nobody-knows-yet';
    await system.deliver(statusWebhook(wamid, newPhone(), 'delivered'));
    await until('the status', async () => (await statusOf(wamid))?.state === 'delivered');
  });

  it('learns from the status what became of a send whose answer was lost, and sends it once', async () => {
    const phone = newPhone();
    await greet(phone);
    await system.sandbox.setFaults({ aisensy: { loseResponse: 1 } });
    await system.sandbox.write(phone, { text: `An apartment to rent: ${markerOf(3)}` });
    await until('the settlement', async () => (await outboxOf(phone)).at(-1)?.status === 'sent');
    await system.sandbox.setFaults({});
    const answers = await system.sandbox.settle(phone, 2_000);
    const last = (await outboxOf(phone)).at(-1);
    expect(last).toMatchObject({ wamid: answers.at(-1)?.id, attempt: 1 });
    expect(answers).toHaveLength(2);
  });

  it('marks a send unknown that nobody speaks of, and never sends it again by itself', async () => {
    const phone = newPhone();
    await greet(phone);
    await system.sandbox.setFaults({ aisensy: { loseResponse: 1, dropStatuses: 1 } });
    await system.sandbox.write(phone, { text: `An apartment to rent: ${markerOf(4)}` });
    await until('the unknown send', async () => (await outboxOf(phone)).at(-1)?.status === 'unknown');
    // By then WhatsApp has reported all it had to report, into the void.
    await until('the ticks', async () => (await system.sandbox.answers(phone)).at(-1)?.status === 'read');
    await system.sandbox.setFaults({});
    await system.query(
      `update outbox set unknown_at = unknown_at - interval '2 minutes' where status = 'unknown'`,
    );
    expect(await system.operate('/internal/sweep')).toBe(200);
    expect(await system.sandbox.settle(phone, 2_000)).toHaveLength(2);
    expect((await outboxOf(phone)).at(-1)).toMatchObject({ status: 'unknown', attempt: 1 });
    // It does not stand in the way of what comes next.
    await system.sandbox.write(phone, { text: `An apartment to rent: ${markerOf(5)}` });
    const answers = await system.sandbox.waitForAnswers(phone, 3);
    expect(markersIn(answers[2]?.text ?? '')).toEqual([markerOf(5)]);
  });
});
