import { System } from '../src/system';
import type { PhoneMessage } from '../src/sandbox';

describe('Where a property is', () => {
  let system: System;
  let next = 971500007100;
  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.stop());
  afterEach(() => system.sandbox.setFaults({}));

  /** A customer who looks at a property they were shown, with a brochure of its own or without one. */
  async function lookAt(change = ''): Promise<string> {
    const phone = `${(next += 1)}`;
    await system.sandbox.write(phone, { text: '2 bedroom apartments to rent in Dubai Marina' });
    await system.sandbox.waitForAnswers(phone, 1);
    const shown = await system.sandbox.settle(phone, 1_500);
    const button = shown.flatMap(({ cards = [] }) => cards).flatMap(({ buttons }) => buttons)[0];
    if (!button) throw new Error('no card has a button');
    const ref = button.id.split(':')[1];
    if (change !== '')
      await system.query(`update public.properties set ${change} where short_ref = $1`, [ref]);
    await ask(phone, { button });
    return phone;
  }

  /** What comes back to one message. */
  async function ask(
    phone: string,
    message: Parameters<System['sandbox']['write']>[1],
    quoted?: string,
  ): Promise<PhoneMessage[]> {
    const before = (await system.sandbox.answers(phone)).length;
    await system.sandbox.write(phone, message, undefined, quoted === undefined ? {} : { replyTo: quoted });
    await system.sandbox.waitForAnswers(phone, before + 1);
    return (await system.sandbox.settle(phone, 1_500)).slice(before);
  }

  const rawOf = (messages: PhoneMessage[], type: string): Record<string, unknown> =>
    (messages.find(({ raw }) => raw['type'] === type)?.raw[type] ?? {}) as Record<string, unknown>;
  const textOf = (messages: PhoneMessage[]): string => messages.map(({ text }) => text ?? '').join('\n');

  it('is sent as a pin with a confirmation', async () => {
    const answer = await ask(await lookAt(), { text: 'Share location' });
    expect(rawOf(answer, 'location')).toMatchObject({
      latitude: expect.any(Number),
      name: expect.any(String),
    });
    expect(textOf(answer)).toContain('Dubai Marina');
  });

  it('is told by building and area when it is not on the map', async () => {
    const phone = await lookAt(`address = address - 'latitude' - 'longitude' - 'lat' - 'lng'`);
    const answer = await ask(phone, { text: 'Where is this property?' });
    expect(answer.map(({ kind }) => kind)).not.toContain('location');
    expect(textOf(answer)).toContain('Dubai Marina');
  });

  it('comes with a brochure: the one of the listing, or one that is made and uploaded', async () => {
    const own = rawOf(
      await ask(await lookAt(`brochure_url = 'https://media.example/a.pdf'`), {
        text: 'Send me the brochure',
      }),
      'document',
    );
    expect(own).toMatchObject({ link: 'https://media.example/a.pdf' });
    const made = rawOf(await ask(await lookAt('brochure_url = null'), { text: 'Send brochure' }), 'document');
    expect(made).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      filename: expect.stringMatching(/\.pdf$/),
    });
    const file = await fetch(`${system.sandbox.url}/aisensy/media/${String(made['id'])}`);
    expect(file.headers.get('content-type')).toContain('application/pdf');
    expect((await file.text()).startsWith('%PDF-')).toBe(true);
  });

  it('has places around it, with names, stars and distances', async () => {
    const answer = textOf(await ask(await lookAt(), { text: 'What are nearby schools' }));
    expect(answer).toMatch(/School|Academy|College/);
    expect(answer).toMatch(/⭐ \d\.\d · \d/);
  });

  it('is spoken of honestly when the provider fails', async () => {
    const phone = await lookAt();
    await system.sandbox.setFaults({ places: { rate500: 1 } });
    const answer = textOf(await ask(phone, { text: 'nearest gym' }));
    expect(answer).toContain('location');
    expect(answer).not.toMatch(/PLACES|500|INTERNAL|error/i);
  });

  it('is reached from the airport, and from a pin', async () => {
    const phone = await lookAt();
    expect(textOf(await ask(phone, { text: 'how do I get there from the airport' }))).toMatch(
      /Dubai International.* km/s,
    );
  });

  it('is what a quoted message of its details means', async () => {
    const phone = await lookAt();
    const [details] = (await system.sandbox.answers(phone)).slice(-1);
    await ask(phone, { text: 'show more' });
    await ask(phone, { text: 'is parking included?' }, details?.id);
    const turns = await system.sandbox.turns(phone);
    const answered = turns.flatMap(({ tools }) => tools).filter(({ name }) => name === 'property_details');
    expect(answered.at(-1)?.result).toMatchObject({ status: 'found' });
  });

  it('is searched for near a pin the customer sends', async () => {
    const phone = await lookAt();
    const pin = { type: 'location', location: { latitude: 25.0805, longitude: 55.1403 } };
    const answer = await ask(phone, { raw: pin });
    expect(answer.flatMap(({ cards = [] }) => cards).length).toBeGreaterThan(0);
    const [{ near } = { near: null }] = await system.query<{ near: unknown }>(
      `select state -> 'memory' -> 'slots' -> 'near' as near from public.conversations c
        join public.contacts k on k.id = c.contact_id where k.wa_id = $1`,
      [phone],
    );
    expect(near).toMatchObject({ latitude: 25.0805, radiusKm: expect.any(Number) });
  });
});
