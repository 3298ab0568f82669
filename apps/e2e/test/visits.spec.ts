import { System } from '../src/system';

const OPERATOR = { 'x-operator-key': 'sandbox-operator-key' };

describe('A visit, from the phone to the calendar', () => {
  let system: System;
  let next = 971500000700;
  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.stop());

  /** Writes and returns what was answered. */
  async function say(
    phone: string,
    message: { text: string } | { button: { id: string; title: string } },
  ): Promise<string> {
    const before = (await system.sandbox.answers(phone)).length;
    await system.sandbox.write(phone, message);
    await system.sandbox.waitForAnswers(phone, before + 1);
    const answers = (await system.sandbox.settle(phone)).slice(before);
    return answers.map(({ text }) => text ?? '').join('\n');
  }

  async function search(phone: string): Promise<{ id: string; title: string }> {
    await say(phone, { text: '2 bedroom apartments to rent in Dubai Marina' });
    const cards = (await system.sandbox.answers(phone)).flatMap(({ cards: shown }) => shown ?? []);
    const button = cards.flatMap(({ buttons }) => buttons).find(({ title }) => title === 'Schedule Visit');
    if (!button) throw new Error('no card has a Schedule Visit button');
    return button;
  }

  const sweep = async () => {
    const response = await fetch(`${system.workerUrl}/internal/sweep`, { method: 'POST', headers: OPERATOR });
    return (await response.json()) as { reminders: number; notifications: number };
  };

  it('is asked for by button, timed in words, confirmed once, and reminded of', async () => {
    const phone = `${(next += 1)}`;
    const button = await search(phone);
    expect(await say(phone, { button })).toMatch(/day.*time/i);
    const confirmation = await say(phone, { text: 'in 3 days at 3 PM' });
    expect(confirmation).toMatch(/booked/);
    expect(confirmation).toMatch(/3:00 PM/);
    const visits = () =>
      system.query<{ id: string; status: string; local: string }>(
        `select v.id, v.status, to_char(v.starts_at at time zone 'Asia/Dubai', 'HH24:MI') as local
         from visits v join contacts c on c.id = v.contact_id where c.wa_id = $1`,
        [phone],
      );
    expect(await visits()).toMatchObject([{ status: 'booked', local: '15:00' }]);

    await system.query(
      `update visits set starts_at = now() + interval '1 day', remind_at = now() - interval '1 minute' where id = $1`,
      [(await visits())[0]?.id],
    );
    // Reminders wait for the day; where the business is, it is noon now.
    await system.query(
      `update tenants set timezone = (select name from pg_timezone_names where name like 'Etc/GMT%'
         and extract(hour from now() at time zone name) = 12 limit 1)`,
    );
    const before = (await system.sandbox.answers(phone)).length;
    expect(await sweep()).toMatchObject({ reminders: 1 });
    await system.sandbox.waitForAnswers(phone, before + 1);
    const answers = await system.sandbox.settle(phone);
    expect(answers).toHaveLength(before + 1);
    expect(answers.at(-1)?.text).toMatch(/reminder of your visit/);
    expect(await sweep()).toMatchObject({ reminders: 0 });
    await system.query(`update tenants set timezone = 'Asia/Dubai'`);
  });

  it('makes the area expert hear of the lead, and nobody wait for them', async () => {
    const phone = `${(next += 1)}`;
    await system.sandbox.call('PUT', '/api/area-expert', { status: 404 });
    await search(phone);
    await sweep();
    await system.sandbox.call('PUT', '/api/area-expert', { status: 200 });
    await system.query('update notifications set next_attempt_at = now()');
    await sweep();
    await search(phone);
    await sweep();
    const heard = await system.sandbox.call<{ payload: Record<string, unknown>; repeated: boolean }[]>(
      'GET',
      '/api/area-expert',
    );
    const [lead] = await system.query<{ id: string }>('select id from contacts where wa_id = $1', [phone]);
    const ours = heard.filter(({ payload }) => payload['lead_id'] === lead?.id);
    expect(ours).toMatchObject([{ payload: { area: 'Dubai Marina', rent_buy: 'rent' }, repeated: false }]);
  });
});
