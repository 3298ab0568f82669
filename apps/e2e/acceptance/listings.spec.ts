import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { System } from '../src/system';
import { WhatsappCustomer } from '../src/whatsapp-customer';
import { signedWebhook, textWebhook } from './signed-webhook';
import { StoredConversations } from './stored-conversations';

const SHOWN = 'apartments to rent in Dubai Marina';

describe('Acceptance of listings, names and leads', () => {
  let system: System;
  let stored: StoredConversations;
  let next = 971_590_000_000;
  const newPhone = () => `${(next += 1)}`;
  const readable = (messages: readonly { text?: string }[]) =>
    messages.map(({ text = '' }) => text).join('\n');

  /** A customer who looks at the n-th property of a list, after its row was changed. */
  async function lookAt(number: number, change: string) {
    const phone = newPhone();
    const customer = new WhatsappCustomer(system.sandbox, phone);
    await customer.send(SHOWN);
    const { shown } = await stored.find(phone);
    const listed = shown[number - 1];
    await stored.query(`update public.properties set ${change} where short_ref = $1`, [listed?.id]);
    const details = await customer.send(`Tell me about property ${number}`);
    return { customer, details, listed };
  }

  beforeAll(async () => {
    system = await System.start();
    stored = new StoredConversations(await system.databaseUrl());
    await stored.query('update public.tenants set quiet_ms = 150');
  });
  afterAll(async () => {
    await stored.close();
    await system.stop();
  });
  afterEach(() => system.sandbox.setFaults({ places: {} }));

  it('T033 the word "null" of a model is nothing', async () => {
    const call = {
      name: 'search_properties',
      arguments: {
        transaction: 'rent',
        types: ['apartment'],
        areas: ['null'],
        price: 'null',
        bedrooms: 'null',
      },
    };
    await system.sandbox.call('PUT', '/openai/script', [
      { toolCalls: [{ name: 'transfer_to_property_search', arguments: {} }] },
      { toolCalls: [call] },
    ]);
    const phone = newPhone();
    await new WhatsappCustomer(system.sandbox, phone).send('any');
    const { slots } = await stored.find(phone);
    expect(slots).toEqual({ transaction: 'rent', types: ['apartment'] });
  });

  it('T113 a dirty row still has details', async () => {
    const { details, listed } = await lookAt(
      1,
      `plot_sqft = null, bua_sqft = '1,200 sqft', features = '{"a": {"b": 1}}', address = to_jsonb(address::text)`,
    );
    expect(readable(details.messages)).toContain(listed?.title.slice(0, 30));
  });

  it.each([
    ['T127', `'{"latitude": 25.1, "longitude": 55.2}'`],
    ['T128', `'{"lat": "25.1", "lng": "55.2"}'`],
  ])('%s coordinates are read from %s', async (_id, address) => {
    const { customer } = await lookAt(2, `address = ${address}`);
    const { messages } = await customer.send('share location');
    expect(messages.find(({ location }) => location)?.location).toMatchObject({
      latitude: 25.1,
      longitude: 55.2,
    });
  });

  it.each([[`'{}'`], [`'null'`], [`'{"building_name": "Cayan"}'`]])(
    'T130 address %s has no position',
    async (address) => {
      const { customer } = await lookAt(3, `address = ${address}`);
      const { messages } = await customer.send('share location');
      expect(messages.some(({ location }) => location)).toBe(false);
      expect(readable(messages)).not.toMatch(/undefined|null|NaN/);
    },
  );

  it('T124 without coordinates, what is nearby cannot be told; the building is named', async () => {
    const { customer, listed } = await lookAt(4, `address = '{}'`);
    const { messages, tools } = await customer.send('Nearby schools');
    expect(tools.map(({ name }) => name)).toContain('nearby_places');
    const building = listed?.title.split(' in ')[1] ?? '';
    expect(readable(messages)).toContain(building.slice(0, 12));
  });

  it('T125 a failing map service gets a friendly answer', async () => {
    const { customer } = await lookAt(5, 'title = title');
    await system.sandbox.setFaults({ places: { rate500: 1 } });
    const { messages } = await customer.send('nearest gym');
    expect(readable(messages).length).toBeGreaterThan(20);
    expect(readable(messages)).not.toMatch(/500|error|exception|undefined/i);
  });

  it('T126 without a brochure of its own a property still gets one, or a helpful text', async () => {
    const { customer } = await lookAt(6, 'brochure_url = null');
    const { messages } = await customer.send('send brochure');
    expect(messages.some(({ kind, text = '' }) => kind === 'document' || /Marina/.test(text))).toBe(true);
    expect(readable(messages)).not.toMatch(/400|not available|error/i);
  });

  describe('of somebody without a name', () => {
    /** Wrote once; nobody knows their name. */
    async function nameless() {
      const phone = newPhone();
      await new WhatsappCustomer(system.sandbox, phone).send('Hi');
      await stored.query('update public.contacts set profile_name = null, name = null where wa_id = $1', [
        phone,
      ]);
      /** WhatsApp tells no name with this one. */
      const ask = async (text: string) => {
        const before = (await system.sandbox.answers(phone)).length;
        await fetch(system.ingestionUrl, signedWebhook(textWebhook(phone, text)));
        await system.sandbox.waitForAnswers(phone, before + 1);
        return (await system.sandbox.settle(phone, 1500)).slice(before);
      };
      await ask('hello again');
      return { phone, ask };
    }

    it('T152 the name is asked once, before the cards, and the question is answered', async () => {
      const { ask } = await nameless();
      const answers = await ask(SHOWN);
      const asked = answers.findIndex(({ text = '' }) => /\bname\b/i.test(text));
      const shown = answers.findIndex(({ cards }) => cards);
      expect(asked).toBeGreaterThanOrEqual(0);
      expect(shown).toBeGreaterThanOrEqual(asked);
      expect(readable(await ask('what about JLT'))).not.toMatch(/your \*?name/i);
    });

    it('T159 a name is acknowledged, and the conversation goes on', async () => {
      const { phone, ask } = await nameless();
      await ask('surprise me');
      const answer = readable(await ask('John'));
      expect((await stored.find(phone)).name).toBe('John');
      expect(answer).toMatch(/John/);
      expect(answer).toMatch(/rent|buy/i);
    });
  });

  describe('with an area expert', () => {
    let expert: Server;
    beforeAll(async () => {
      expert = createServer((_request, response) => response.writeHead(404).end());
      await new Promise<void>((resolve) => expert.listen(0, '127.0.0.1', resolve));
      const { port } = expert.address() as AddressInfo;
      await stored.query('update public.tenants set area_expert_url = $1', [`http://127.0.0.1:${port}/`]);
    });
    afterAll(() => new Promise((resolve) => expert.close(resolve)));
    const leadsOf = async (phone: string) =>
      stored.query(
        `select n.id from public.notifications n join public.contacts c on c.id = n.contact_id where c.wa_id = $1`,
        [phone],
      );

    it('T183 is told nothing while area or transaction is missing', async () => {
      const phone = newPhone();
      const customer = new WhatsappCustomer(system.sandbox, phone);
      await customer.send('apartments in Dubai Marina');
      await customer.send('to rent, but anywhere is fine');
      expect(await leadsOf(phone)).toHaveLength(0);
    });

    it('T184, T185 is told once, and its failures are no concern of the customer', async () => {
      const phone = newPhone();
      const customer = new WhatsappCustomer(system.sandbox, phone);
      const first = await customer.send(SHOWN);
      const again = await customer.send('2 bedrooms please');
      expect(await leadsOf(phone)).toHaveLength(1);
      for (const { messages } of [first, again]) expect(messages.length).toBeGreaterThan(0);
    });
  });
});
