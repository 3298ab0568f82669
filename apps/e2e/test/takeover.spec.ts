import { markerOf, markersIn } from '../src/chaos/plan/marker';
import { echoWebhook } from '../src/meta-webhooks';
import { System } from '../src/system';
import { until } from '../src/until';

const THINKING_MS = 4_000;

describe('A person who takes over', () => {
  let system: System;
  let phones = 971500000600;
  let marks = 0;
  const newPhone = () => `${(phones += 1)}`;
  const write = async (phone: string) => {
    const marker = markerOf((marks += 1));
    await system.sandbox.write(phone, { text: `An apartment to rent: ${marker}` });
    return marker;
  };
  const namedTo = async (phone: string) =>
    (await system.sandbox.answers(phone)).flatMap(({ text = '' }) => markersIn(text));
  const modeOf = async (phone: string) =>
    (
      await system.query<{ mode: string }>(
        'select v.mode from conversations v join contacts c on c.id = v.contact_id where c.wa_id = $1',
        [phone],
      )
    )[0]?.mode;
  /** The model has been asked and takes its time. */
  const beginThinking = async (phone: string) => {
    await system.sandbox.playEcho({ delaysMs: [THINKING_MS] });
    const since = (await system.sandbox.modelRequests()).length;
    const marker = await write(phone);
    const request = async () => (await system.sandbox.modelRequests())[since];
    await until('a request to the model', request);
    return { marker, isAborted: async () => (await request())?.outcome === 'aborted' };
  };
  const TAKEOVERS: [string, (phone: string) => Promise<unknown>][] = [
    [
      'through the API',
      async (phone) =>
        system.operate(`/admin/conversations/${await system.getConversationId(phone)}/takeover`, {
          by: 'sara',
        }),
    ],
    ['by a word of the customer', (phone) => system.sandbox.write(phone, { text: 'talk to a human' })],
    [
      'by typing in the business’s own app',
      (phone) => system.deliver(echoWebhook(phone, 'Sara here, let me help')),
    ],
  ];
  beforeAll(async () => {
    system = await System.start();
    await system.setQuiet(300, 1_200);
  });
  afterAll(() => system.stop());

  it.each(TAKEOVERS)(
    'silences the agent in the middle of an answer %s, until the hand-back',
    async (_how, takeOver) => {
      const phone = newPhone();
      const { isAborted } = await beginThinking(phone);
      await takeOver(phone);
      await until('the abort of the model', isAborted);
      expect(await modeOf(phone)).toBe('human');
      await system.sandbox.playEcho();
      await write(phone);
      await system.sandbox.settle(phone, 2_000);
      expect(await namedTo(phone)).toEqual([]);

      expect(
        await system.operate(`/admin/conversations/${await system.getConversationId(phone)}/handback`),
      ).toBe(200);
      const next = await write(phone);
      await until('an answer of the agent', async () => (await namedTo(phone)).length > 0);
      await system.sandbox.settle(phone, 1_500);
      expect(await namedTo(phone)).toEqual([next]);
    },
  );

  it('hands back by itself when the time is up', async () => {
    const phone = newPhone();
    await system.sandbox.playEcho();
    await write(phone);
    await system.sandbox.waitForAnswers(phone, 1);
    const endsAt = new Date(Date.now() + 2_500);
    const path = `/admin/conversations/${await system.getConversationId(phone)}/takeover`;
    expect(await system.operate(path, { by: 'sara', until: endsAt.toISOString() })).toBe(200);
    const asked = await write(phone);
    await until('the end of the takeover', async () => Date.now() > endsAt.getTime() + 200);
    const next = await write(phone);
    await until('an answer of the agent', async () => (await namedTo(phone)).includes(next));
    expect(await namedTo(phone)).not.toContain(asked);
  });

  it('finds both calls in the API reference', async () => {
    const reference = await (await fetch(`${system.workerUrl}/docs-json`)).text();
    expect(reference).toContain('/admin/conversations/{id}/takeover');
    expect(reference).toContain('/admin/conversations/{id}/handback');
  });
});
