import { PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { buildProperties, ScriptedChatCompletions, type ScriptedStep } from '@whatsapp-agent/testing';
import { AssistantConversation } from '../../test/assistant-conversation.fake';

const SECRET = 'my secret wish';
const hangs = (step: ScriptedStep): boolean => 'hang' in step || 'hangInBody' in step;

let model: ScriptedChatCompletions;

beforeAll(async () => {
  model = await ScriptedChatCompletions.start();
});
beforeEach(() => model.reset());
afterAll(() => model.close());

describe('a model endpoint that fails', () => {
  it.each<[string, ScriptedStep, typeof TransientError | typeof PermanentError, string]>([
    ['500', { status: 500 }, TransientError, 'MODEL.UNAVAILABLE'],
    ['503', { status: 503 }, TransientError, 'MODEL.UNAVAILABLE'],
    ['429', { status: 429 }, TransientError, 'MODEL.RATE_LIMITED'],
    ['400', { status: 400 }, PermanentError, 'MODEL.REFUSED_REQUEST'],
    ['401', { status: 401 }, PermanentError, 'MODEL.UNAUTHORIZED'],
    ['404', { status: 404 }, PermanentError, 'MODEL.NOT_FOUND'],
    ['a body that is no JSON', { raw: '<html>' }, TransientError, 'MODEL.BAD_RESPONSE'],
    ['no answer in time', { hang: true }, TransientError, 'MODEL.TIMEOUT'],
    ['half an answer in time', { hangInBody: true }, TransientError, 'MODEL.TIMEOUT'],
  ])('rejects %s once, without repeating what was said', async (_what, step, kind, code) => {
    const conversation = new AssistantConversation(model, [], {}, hangs(step) ? 300 : 10_000);
    model.script(step);
    const answer = conversation.say(SECRET);
    await expect(answer).rejects.toBeInstanceOf(kind);
    await expect(answer).rejects.toMatchObject({ code });
    await expect(answer).rejects.not.toThrow(SECRET);
    expect(model.requests).toHaveLength(1);
  });

  it('passes on how long the endpoint wants us to wait', async () => {
    const conversation = new AssistantConversation(model, [], {}, 10_000);
    model.script({ status: 429, headers: { 'retry-after': '7' } });
    await expect(conversation.say('Hi')).rejects.toMatchObject({ retryAfterMs: 7_000 });
  });

  it('rejects as unreachable when nobody listens', async () => {
    const gone = await ScriptedChatCompletions.start();
    const conversation = new AssistantConversation(gone, []);
    await gone.close();
    await expect(conversation.say('Hi')).rejects.toMatchObject({ code: 'MODEL.UNREACHABLE' });
  });
});

describe('an aborted turn', () => {
  it('rejects with the reason of the signal while the model thinks', async () => {
    const conversation = new AssistantConversation(model, []);
    const reason = new Error('newer input');
    model.script({ hang: true });
    const started = Date.now();
    await expect(conversation.sayAndAbort('Hi', 50, reason)).rejects.toBe(reason);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('rejects with the reason while a tool works, and changes nothing', async () => {
    const conversation = new AssistantConversation(model, buildProperties(2));
    const reason = new Error('newer input');
    jest
      .spyOn(conversation.catalog, 'search')
      .mockImplementation(
        () => new Promise((_resolve, reject) => setTimeout(() => reject(new Error('cancelled')), 120)),
      );
    model.script(
      { calls: [{ name: 'transfer_to_property_search', arguments: {} }] },
      {
        calls: [
          { name: 'search_properties', arguments: { transaction: 'rent', types: ['villa'], areas: ['any'] } },
        ],
      },
    );
    await expect(conversation.sayAndAbort('rent a villa', 90, reason)).rejects.toBe(reason);
    expect(conversation.state).toBeUndefined();
  });
});
