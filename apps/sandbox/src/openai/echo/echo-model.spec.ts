import type { ModelCall, ModelMessage } from '../conversation/model-call';
import { EchoModel } from './echo-model';
import { parseEchoSettings } from './echo-settings';

const user = (text: string): ModelMessage => ({ role: 'user', text });
const TURN: ModelMessage[] = [
  { role: 'system', text: 'instructions' },
  user('mk-aaaaaaaa of an earlier turn'),
  { role: 'assistant', text: 'Echo, part alpha: mk-aaaaaaaa' },
  user('mk-bbbbbbbb, which a person answered'),
  { role: 'system', text: 'the state note' },
  user('first mk-cccccccc'),
  user('then mk-dddddddd'),
];
const call = (messages: ModelMessage[], tools: string[] = []): ModelCall => ({
  model: 'any',
  messages,
  tools: tools.map((name) => ({ name, description: '', parameters: {} })),
  toolChoice: 'auto',
});
const model = (settings: object) => new EchoModel(parseEchoSettings(settings), () => 0.5);

describe('EchoModel', () => {
  it('names the marked messages it is asked about, in their order, and no others', () => {
    expect(model({}).answer(call(TURN)).text).toBe('Echo, part alpha: mk-cccccccc mk-dddddddd?');
  });

  it('writes long answers in parts that each name the messages', () => {
    const text = model({ longAnswers: 1 }).answer(call(TURN)).text ?? '';
    expect(text.match(/mk-cccccccc/g)).toHaveLength(3);
    expect(text.length).toBeGreaterThan(9_000);
  });

  it('calls its tool once where it is offered, and speaks after the result', () => {
    const echo = model({ toolCalls: 1, tool: 'save' });
    expect(echo.answer(call(TURN, ['other'])).toolCalls).toEqual([]);
    expect(echo.answer(call(TURN, ['save'])).toolCalls).toMatchObject([{ name: 'save' }]);
    const results: ModelMessage[] = [
      { role: 'assistant', text: '', calls: [{ id: '1', name: 'save' }] },
      { role: 'tool', text: '{}', callId: '1' },
    ];
    expect(echo.answer(call([...TURN, ...results], ['save'])).text).toContain('mk-dddddddd');
  });

  it('draws its delays from the list', () => {
    expect(model({ delaysMs: [1, 2, 3] }).drawDelay()).toBe(2);
  });

  it.each([
    [{ delaysMs: [] }, /delaysMs/],
    [{ delaysMs: [-1] }, /delaysMs/],
    [{ longAnswers: 2 }, /longAnswers/],
    [{ speed: 1 }, /speed/],
    [[], /object/],
  ])('refuses %j by name', (settings, problem) => {
    expect(() => parseEchoSettings(settings)).toThrow(problem);
  });
});
