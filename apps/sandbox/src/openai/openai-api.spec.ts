import OpenAI, { APIError } from 'openai';
import { OpenAiHarness } from './test/openai.harness';

const SEARCH: OpenAI.ChatCompletionTool = {
  type: 'function',
  function: {
    name: 'search_homes',
    description: 'Searches homes.',
    parameters: {
      type: 'object',
      properties: {
        transaction: { type: ['string', 'null'], enum: ['for_sale', 'for_rent', null] },
        area: { type: ['string', 'null'] },
        max_price: { type: ['number', 'null'] },
      },
      required: ['transaction', 'area', 'max_price'],
    },
  },
};
const ASK = {
  model: 'gpt-anything',
  messages: [{ role: 'user' as const, content: 'rent in Mudon under 90k' }],
};
const GREET = { model: 'gpt-anything', messages: [{ role: 'user' as const, content: 'who are you?' }] };

/** The stand-in through the real client. */
describe('OpenAI API', () => {
  let harness: OpenAiHarness;

  beforeAll(async () => {
    harness = await OpenAiHarness.start();
  });
  afterEach(() => harness.reset());
  afterAll(() => harness.stop());

  const complete = (body: OpenAI.ChatCompletionCreateParamsNonStreaming) =>
    harness.client.chat.completions.create(body);

  it('says that it is a demo model', async () => {
    const answer = await complete(GREET);
    expect(answer).toMatchObject({
      object: 'chat.completion',
      model: 'demo-rule-model',
      system_fingerprint: 'demo',
      choices: [{ message: { content: expect.stringContaining('demo model') }, finish_reason: 'stop' }],
    });
    expect(answer.usage?.total_tokens).toBe(
      (answer.usage?.prompt_tokens ?? 0) + (answer.usage?.completion_tokens ?? 0),
    );
    expect((await harness.client.models.list()).data.map(({ id }) => id)).toEqual(['demo-rule-model']);
  });

  it('fills the arguments of a tool from its schema', async () => {
    const { choices } = await complete({ ...ASK, tools: [SEARCH] });
    const [call] = choices[0]?.message.tool_calls ?? [];
    expect(choices[0]?.finish_reason).toBe('tool_calls');
    expect(call?.type === 'function' && [call.function.name, JSON.parse(call.function.arguments)]).toEqual([
      'search_homes',
      { transaction: 'for_rent', area: 'Mudon', max_price: 90_000 },
    ]);
  });

  it('uses only figures of the result when it words one', async () => {
    const result = {
      total: 2,
      homes: [
        { title: 'Elm 4', priceAed: 88_000 },
        { title: 'Ash 9', priceAed: 71_500 },
      ],
    };
    const { choices } = await complete({
      model: 'm',
      tools: [SEARCH],
      messages: [
        ...ASK.messages,
        {
          role: 'assistant',
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'search_homes', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: JSON.stringify(result) },
      ],
    });
    expect(choices[0]?.message.tool_calls).toBeUndefined();
    expect(choices[0]?.message.content).toBe(
      'I found 2 that match:\n1. Elm 4 — AED 88,000\n2. Ash 9 — AED 71,500',
    );
  });

  it('calls no tool when told not to, and some tool when told to', async () => {
    const none = await complete({ ...ASK, tools: [SEARCH], tool_choice: 'none' });
    expect(none.choices[0]?.message.tool_calls).toBeUndefined();
    const some = await complete({ ...GREET, tools: [SEARCH], tool_choice: 'required' });
    expect(some.choices[0]?.message.tool_calls).toHaveLength(1);
  });

  it('streams text, argument deltas and the usage', async () => {
    const stream = harness.client.chat.completions.stream({
      ...ASK,
      tools: [SEARCH],
      stream_options: { include_usage: true },
    });
    let deltas = 0;
    for await (const chunk of stream) deltas += chunk.choices[0]?.delta.tool_calls ? 1 : 0;
    const final = await stream.finalChatCompletion();
    const [call] = final.choices[0]?.message.tool_calls ?? [];
    expect(deltas).toBeGreaterThan(2);
    expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toMatchObject({ area: 'Mudon' });
    expect(final.usage?.completion_tokens).toBeGreaterThan(0);

    const words = harness.client.chat.completions.stream(GREET);
    let pieces = 0;
    words.on('content', () => (pieces += 1));
    expect((await words.finalContent()) ?? '').toContain('demo model');
    expect(pieces).toBeGreaterThan(5);
  });

  it('answers responses as it answers chat completions', async () => {
    const tool = {
      type: 'function' as const,
      name: 'search_homes',
      description: '',
      parameters: SEARCH.function.parameters ?? {},
      strict: false,
    };
    const response = await harness.client.responses.create({
      model: 'm',
      input: 'buy in Serena',
      tools: [tool],
    });
    expect(response).toMatchObject({
      object: 'response',
      status: 'completed',
      output: [{ type: 'function_call', name: 'search_homes', call_id: expect.any(String) }],
    });
    const words = await harness.client.responses.create({
      model: 'm',
      input: [{ role: 'user', content: 'who are you?' }],
    });
    expect(words.output_text).toContain('demo model');
  });

  it('streams responses as numbered events that end with the whole', async () => {
    const stream = await harness.client.responses.create({ model: 'm', input: 'who are you?', stream: true });
    const types: string[] = [];
    let text = '';
    for await (const event of stream) {
      expect(event.sequence_number).toBe(types.length);
      types.push(event.type);
      if (event.type === 'response.output_text.delta') text += event.delta;
      if (event.type === 'response.completed') expect(event.response.output_text ?? text).toBe(text);
    }
    expect(types[0]).toBe('response.created');
    expect(types.at(-1)).toBe('response.completed');
    expect(text).toContain('demo model');
  });

  it('reads out what a voice note carries in writing', async () => {
    const file = new File(['OggS\0SPOKEN=شقة في المارينا\0more'], 'note.ogg', { type: 'audio/ogg' });
    const heard = await harness.client.audio.transcriptions.create({ file, model: 'whisper-1' });
    expect(heard.text).toBe('شقة في المارينا');
  });

  it('has no ears, and says so', async () => {
    const file = new File(['not audio'], 'note.ogg', { type: 'audio/ogg' });
    await expect(
      harness.client.audio.transcriptions.create({ file, model: 'whisper-1' }),
    ).rejects.toMatchObject({
      status: 501,
      code: 'demo_model_cannot_hear',
    });
  });

  it.each([
    ['no model', { ...ASK, model: '' }, 'model'],
    ['no messages', { model: 'm', messages: [] }, 'messages'],
    ['an unknown role', { model: 'm', messages: [{ role: 'king', content: '' }] }, 'messages[0].role'],
    ['structured output', { ...ASK, response_format: { type: 'json_object' } }, 'response_format'],
  ])('refuses %s in the shape of OpenAI', async (_what, body, param) => {
    const error = await complete(body as OpenAI.ChatCompletionCreateParamsNonStreaming).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status: 400, type: 'invalid_request_error', param });
  });

  it('wants a key and answers nothing without one', async () => {
    const response = await fetch(`${harness.origin}/openai/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ASK),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'invalid_api_key' } });
    expect(harness.standIn.requests.list()).toEqual([]);
  });
});
