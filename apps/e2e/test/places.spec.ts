import { System } from '../src/system';
import type { PhoneMessage } from '../src/sandbox';

/** One customer, who looks at one property all the time; what its row says changes from test to test. */
describe('Where a property is', () => {
  const phone = '971500007101';
  let system: System;
  let ref = '';
  let details: PhoneMessage | undefined;

  beforeAll(async () => {
    system = await System.start();
    const shown = await ask({ text: '2 bedroom apartments to rent in Dubai Marina' });
    const button = shown.flatMap(({ cards = [] }) => cards).flatMap(({ buttons }) => buttons)[0];
    if (!button) throw new Error('no card has a button');
    ref = button.id.split(':')[1] ?? '';
    details = (await ask({ button })).at(-1);
  });
  afterAll(() => system.stop());
  afterEach(() => system.sandbox.setFaults({}));

  /** What comes back to one message. */
  async function ask(
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

  async function change(assignment: string): Promise<void> {
    await system.query(`update public.properties set ${assignment} where short_ref = $1`, [ref]);
  }

  it('is sent as a pin with a confirmation', async () => {
    await change(`address = coalesce(address, '{}') || '{"latitude": "25.0805", "longitude": 55.1403}'`);
    const answer = await ask({ text: 'Share location' });
    expect(rawOf(answer, 'location')).toMatchObject({ latitude: 25.0805, name: expect.any(String) });
    expect(textOf(answer)).toContain('Dubai Marina');
  });

  it('has places around it, with names, stars and distances', async () => {
    const answer = textOf(await ask({ text: 'What are nearby schools' }));
    expect(answer).toMatch(/School|Academy|College/);
    expect(answer).toMatch(/⭐ \d\.\d · \d/);
  });

  it('is spoken of honestly when the provider fails', async () => {
    await system.sandbox.setFaults({ places: { rate500: 1 } });
    const answer = textOf(await ask({ text: 'nearest gym' }));
    expect(answer).toContain('location');
    expect(answer).not.toMatch(/PLACES|500|INTERNAL|error/i);
  });

  it('is reached from the airport', async () => {
    const answer = textOf(await ask({ text: 'how do I get there from the airport' }));
    expect(answer).toMatch(/Dubai International.* km/s);
  });

  it("comes with the listing's brochure, or with one that is made and uploaded", async () => {
    await change(`brochure_url = 'https://media.example/a.pdf'`);
    const own = rawOf(await ask({ text: 'Send me the brochure' }), 'document');
    expect(own).toMatchObject({ link: 'https://media.example/a.pdf' });
    await change('brochure_url = null');
    const made = rawOf(await ask({ text: 'Send brochure' }), 'document');
    expect(made).toMatchObject({
      id: expect.stringMatching(/^\d+$/),
      filename: expect.stringMatching(/\.pdf$/),
    });
    const file = await fetch(`${system.sandbox.url}/aisensy/media/${String(made['id'])}`);
    expect(file.headers.get('content-type')).toContain('application/pdf');
    expect((await file.text()).startsWith('%PDF-')).toBe(true);
  });

  it('is told by building and area when it is not on the map', async () => {
    await change(`address = address - 'latitude' - 'longitude' - 'lat' - 'lng'`);
    const answer = await ask({ text: 'Where is this property?' });
    expect(answer.map(({ kind }) => kind)).not.toContain('location');
    expect(textOf(answer)).toContain('Dubai Marina');
  });

  it('is what a quoted message of its details means', async () => {
    await ask({ text: 'show more' });
    await ask({ text: 'is parking included?' }, details?.id);
    const tools = (await system.sandbox.turns(phone)).flatMap((turn) => turn.tools);
    const lookedUp = tools.filter(({ name }) => name === 'property_details');
    expect(lookedUp.at(-1)?.result).toMatchObject({ status: 'found', area: 'Dubai Marina' });
  });

  it('is searched for near a pin the customer sends', async () => {
    const pin = { type: 'location', location: { latitude: 25.0805, longitude: 55.1403 } };
    const answer = await ask({ raw: pin });
    expect(answer.flatMap(({ cards = [] }) => cards).length).toBeGreaterThan(0);
    const [row] = await system.query<{ near: unknown }>(
      `select state -> 'memory' -> 'slots' -> 'near' as near from public.conversations c
        join public.contacts k on k.id = c.contact_id where k.wa_id = $1`,
      [phone],
    );
    expect(row?.near).toMatchObject({ latitude: 25.0805, radiusKm: expect.any(Number) });
  });

  it('answers a voice note as if it had been written', async () => {
    const note = Buffer.from('OggS\0SPOKEN=villas to buy in Palm Jumeirah\0');
    const audio = { data: note.toString('base64'), mime_type: 'audio/ogg', voice: true };
    await ask({ raw: { type: 'audio', audio } });
    const [turn] = (await system.sandbox.turns(phone)).slice(-1);
    expect(turn?.tools.map(({ name, result }) => ({ name, result }))).toContainEqual({
      name: 'search_properties',
      result: expect.objectContaining({ status: 'shown' }),
    });
  });

  it('does not pretend to have heard a recording it cannot hear', async () => {
    const audio = { data: Buffer.from('OggS').toString('base64'), mime_type: 'audio/ogg', voice: true };
    expect(textOf(await ask({ raw: { type: 'audio', audio } }))).toMatch(/voice note/);
  });
});
