import { BUSINESSES, System } from '../src/system';

describe('A customer on WhatsApp', () => {
  let system: System;
  let next = 971500000100;
  const newPhone = () => `${(next += 1)}`;
  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.stop());

  it('asks for a home and gets cards with listings from the database', async () => {
    const phone = newPhone();
    await system.sandbox.write(phone, { text: '2 bedroom apartments to rent in Dubai Marina under 120k' });
    await system.sandbox.waitForAnswers(phone, 1);
    const answers = await system.sandbox.settle(phone);
    const cards = answers.flatMap(({ cards: shown }) => shown ?? []);
    expect(cards.length).toBeGreaterThan(1);
    for (const { body, title } of cards) expect(`${title} ${body}`).toMatch(/AED/);
    expect(cards[0]?.buttons.map(({ title }) => title)).toContain('Know More');
    const [turn] = await system.sandbox.turns(phone);
    expect(turn?.modelCalls).toBeLessThanOrEqual(2);
    expect(turn?.tools[0]).toMatchObject({ name: 'search_properties' });
  });

  it('presses Know More and gets the details without the model', async () => {
    const phone = newPhone();
    await system.sandbox.write(phone, { text: '2 bedroom apartments to rent in Dubai Marina' });
    await system.sandbox.waitForAnswers(phone, 1);
    const before = await system.sandbox.settle(phone);
    const button = before
      .flatMap(({ cards = [] }) => cards.flatMap(({ buttons }) => buttons))
      .find(({ title }) => title === 'Know More');
    if (!button) throw new Error('no card has a Know More button');
    await system.sandbox.write(phone, { button });
    await system.sandbox.waitForAnswers(phone, before.length + 1);
    const details = (await system.sandbox.settle(phone)).slice(before.length);
    expect(details.map(({ text }) => text).join()).toMatch(/AED/);
    const turns = await system.sandbox.turns(phone);
    expect(turns.map(({ modelCalls }) => modelCalls)).toContain(0);
  });

  it('writes three messages within seconds and gets one answer', async () => {
    const phone = newPhone();
    for (const text of ['Hi', '2 bed apartment to rent', 'in Dubai Marina'])
      await system.sandbox.write(phone, { text });
    await system.sandbox.waitForAnswers(phone, 1);
    await system.sandbox.settle(phone);
    expect(await system.sandbox.turns(phone)).toHaveLength(1);
  });

  it('is kept apart at two businesses', async () => {
    const phone = newPhone();
    await system.sandbox.write(phone, { text: 'villas to buy in Palm Jumeirah' }, BUSINESSES.palm);
    await system.sandbox.write(phone, { text: 'apartments to rent in JBR' }, BUSINESSES.marina);
    await system.sandbox.waitForAnswers(phone, 1, { business: BUSINESSES.palm });
    await system.sandbox.waitForAnswers(phone, 1, { business: BUSINESSES.marina });
    await system.sandbox.settle(phone, 2500, BUSINESSES.marina);
    const searches = (await system.sandbox.turns(phone))
      .flatMap(({ tools }) => tools)
      .map(({ arguments: given }) => JSON.stringify(given));
    expect(searches).toHaveLength(2);
    expect(searches.filter((given) => /palm/i.test(given) && /jbr/i.test(given))).toEqual([]);
  });

  it('sees ticks: what was sent becomes read', async () => {
    const phone = newPhone();
    await system.sandbox.write(phone, { text: 'Hello' });
    await system.sandbox.waitForAnswers(phone, 1);
    const answers = await system.sandbox.settle(phone, 3000);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'read'));
  });

  it('leaves no trace of what was said in any log', async () => {
    const phone = newPhone();
    const marker = 'zanzibar-marker-4711';
    await system.sandbox.write(phone, { text: `${marker} apartments to rent in Dubai Marina` });
    await system.sandbox.waitForAnswers(phone, 1);
    await system.sandbox.settle(phone);
    for (const logs of [system.ingestion.logs, system.worker.logs]) {
      expect(logs).not.toContain(marker);
      expect(logs).not.toContain(phone);
    }
  });
});
