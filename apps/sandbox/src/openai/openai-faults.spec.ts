import type OpenAI from 'openai';
import { OpenAiFaultPanel } from './openai-fault.panel';
import { OpenAiHarness } from './test/openai.harness';

const HELLO: OpenAI.ChatCompletionCreateParamsNonStreaming = {
  model: 'm',
  messages: [{ role: 'user', content: 'hello' }],
};
const STEP = { toolCalls: [{ name: 'next_page', arguments: { page: 2 } }], text: 'One moment.' };

/** What tests can do to the model. */
describe('faults and scripts', () => {
  let harness: OpenAiHarness;
  let dice: number[];

  beforeAll(async () => {
    dice = [];
    harness = await OpenAiHarness.start(() => dice.shift() ?? 0);
  });
  afterEach(() => harness.reset());
  afterAll(() => harness.stop());

  const complete = (signal?: AbortSignal) => harness.client.chat.completions.create(HELLO, { signal });
  const text = async () => (await complete()).choices[0]?.message.content;

  it('plays a script step by step, then answers by the rules', async () => {
    const put = await harness.control('PUT', 'script', [STEP, { text: 'Second.' }, { status: 503 }]);
    expect(put).toMatchObject({ status: 200 });
    const first = (await complete()).choices[0];
    expect(first).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        content: 'One moment.',
        tool_calls: [{ function: { name: 'next_page', arguments: '{"page":2}' } }],
      },
    });
    expect((await harness.control('GET', 'script')).body).toHaveLength(2);
    expect(await text()).toBe('Second.');
    await expect(complete()).rejects.toMatchObject({ status: 503 });
    expect(await text()).toContain('rent or buy');
  });

  it.each([
    ['no list', { text: 'x' }, /list/],
    ['an unknown member', [{ words: 'x' }], /Step 0.*words/],
    ['a status that is no error', [{ text: 'x' }, { status: 200 }], /Step 1.*status/],
    ['a call without a name', [{ toolCalls: [{ arguments: {} }] }], /name/],
  ])('refuses a script with %s and keeps the old one', async (_what, script, message) => {
    await harness.control('PUT', 'script', [{ text: 'kept' }]);
    const answer = await harness.control('PUT', 'script', script);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringMatching(message)]);
    expect(await text()).toBe('kept');
  });

  it('records requests without their words, and forgets them when told', async () => {
    await complete();
    const { body } = await harness.control('GET', 'requests');
    expect(body).toMatchObject([
      {
        number: 1,
        endpoint: 'chat.completions',
        model: 'm',
        stream: false,
        roles: ['user'],
        tools: [],
        outcome: 'answered',
        scripted: false,
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('hello');
    expect((await harness.control('DELETE', 'requests')).status).toBe(204);
    expect((await harness.control('GET', 'requests')).body).toEqual([]);
    await harness.control('PUT', 'script', [{ text: 'never' }]);
    expect((await harness.control('DELETE', 'script')).status).toBe(204);
    expect(await text()).not.toBe('never');
  });

  it.each([
    ['rate429', 429, 'rate_limit_exceeded'],
    ['rate500', 500, null],
  ] as const)('fails some requests with %s', async (fault, status, code) => {
    harness.standIn.faults = { [fault]: 0.5 };
    dice = [0.4, 0.6];
    await expect(complete()).rejects.toMatchObject({ status, code });
    expect(await harness.lastRequest()).toMatchObject({ outcome: 'failed', status });
    expect(await text()).toContain('rent or buy');
  });

  it('cuts tool arguments off', async () => {
    harness.standIn.faults = { malformedToolArguments: 1 };
    harness.standIn.play([{ toolCalls: [{ name: 'next_page', arguments: '{"page":2}' }] }]);
    const [call] = (await complete()).choices[0]?.message.tool_calls ?? [];
    expect(call?.type === 'function' && call.function.arguments).toBe('{"pag');
  });

  it('notices that the caller hung up while it was thinking, and stops', async () => {
    harness.standIn.faults = { delayMs: 60_000 };
    await expect(complete(AbortSignal.timeout(50))).rejects.toThrow();
    const last = await harness.lastRequest();
    expect(last?.outcome).toBe('aborted');
    expect(last?.durationMs).toBeLessThan(5_000);
  });

  it('hangs until the caller gives up', async () => {
    harness.standIn.faults = { hang: 1 };
    await expect(complete(AbortSignal.timeout(80))).rejects.toThrow();
    expect(await harness.lastRequest()).toMatchObject({ outcome: 'aborted' });
  });

  it('notices that the caller hung up in the middle of a stream', async () => {
    harness.standIn.faults = { tokenDelayMs: 30 };
    const controller = new AbortController();
    const stream = await harness.client.chat.completions.create(
      { ...HELLO, stream: true },
      { signal: controller.signal },
    );
    let chunks = 0;
    for await (const _chunk of stream) {
      chunks += 1;
      if (chunks === 3) controller.abort();
    }
    expect(await harness.lastRequest()).toMatchObject({ outcome: 'aborted', stream: true });
    expect(chunks).toBeLessThan(6);
  });

  it('gives two requests at the same time a step each', async () => {
    harness.standIn.play([{ text: 'one', delayMs: 30 }, { text: 'two' }]);
    expect(new Set(await Promise.all([text(), text()]))).toEqual(new Set(['one', 'two']));
  });

  it('offers its faults to the panel of the sandbox', () => {
    const panel = new OpenAiFaultPanel(harness.standIn);
    panel.check({ delayMs: 5, hang: true })();
    expect(panel.read()).toEqual({ delayMs: 5, hang: 1 });
    expect(() => panel.check({ delay: 5 })).toThrow(/delay.*delayMs/);
    expect(() => panel.check({ rate429: 2 })).toThrow(/rate429/);
    expect(panel.read()).toEqual({ delayMs: 5, hang: 1 });
  });
});
