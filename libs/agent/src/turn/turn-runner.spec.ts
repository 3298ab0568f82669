import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { OutcomeUnknownError, PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { InMemoryConversationStore } from '@whatsapp-agent/testing';
import { replyWith, TestProcess, textsOf } from '../../test/test-process';
import { Sweeper } from './sweeper';
import { TurnRunner } from './turn-runner';

describe(TurnRunner.name, () => {
  let store: InMemoryConversationStore;
  let process: TestProcess;
  let conversationId: string;
  const receive = async (text: string) => {
    const at = new Date().toISOString();
    const key = {
      account: { phoneNumberId: 'p1' },
      contact: { waId: '971500000001' },
      origin: 'customer' as const,
    };
    const message = {
      ...key,
      wamid: `wamid.${randomUUID()}`,
      sentAt: at,
      receivedAt: at,
      index: 0,
      content: { kind: 'text' as const, text },
    };
    const recorded = await store.record(message, 'whatsapp', randomUUID());
    conversationId = recorded.conversationId;
    return recorded;
  };
  /** The model runs until it is told to answer, or aborted. */
  const hold = (target: TestProcess) => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    target.think = (turn, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
        void held.then(() => resolve(replyWith(`about ${textsOf(turn).join(' + ')}`)));
      });
    return answer;
  };
  const until = async (condition: () => boolean) => {
    for (let count = 0; count < 400 && !condition(); count += 1) await wait(5);
    expect(condition()).toBe(true);
  };

  beforeEach(() => {
    store = new InMemoryConversationStore([{ id: 't1', name: 'Test', wabaId: 'w1', phoneNumberId: 'p1' }]);
    store.quietMs = 200;
    process = new TestProcess(store);
  });

  it('answers a burst once, with all of it', async () => {
    await receive('Hi');
    const running = process.runner.run(conversationId);
    await wait(15);
    await receive('2 bed');
    await wait(15);
    await receive('in Marina');
    await running;
    expect(process.whatsapp.sent).toEqual(['about Hi + 2 bed + in Marina']);
    expect(process.seen).toHaveLength(1);
    expect(process.whatsapp.read.length).toBeGreaterThan(0);
  });

  it('aborts the model for a newer message and answers both together', async () => {
    await receive('villas');
    const answer = hold(process);
    const running = process.runner.run(conversationId);
    await until(() => process.seen.length === 1);
    await receive('no, apartments');
    await until(() => process.seen.length === 2);
    answer();
    await running;
    expect(process.seen[1]).toEqual(['villas', 'no, apartments']);
    expect(process.whatsapp.sent).toEqual(['about villas + no, apartments']);
  });

  it('answers a customer who never stops writing: the aborts are counted', async () => {
    await receive('1');
    const answer = hold(process);
    const running = process.runner.run(conversationId);
    for (const text of ['2', '3', '4']) {
      const thoughts = process.seen.length;
      await until(() => process.seen.length > thoughts || thoughts === 3);
      await receive(text);
      await wait(30);
    }
    expect(process.seen).toHaveLength(3);
    answer();
    await running;
    expect(process.whatsapp.sent[0]).toBe('about 1 + 2 + 3');
    expect(process.whatsapp.sent.join()).toContain('4');
  });

  it('works once on a conversation that two processes are pointed at', async () => {
    await receive('Hi');
    const other = new TestProcess(store);
    await Promise.all([
      process.runner.run(conversationId),
      other.runner.run(conversationId),
      process.runner.run(conversationId),
    ]);
    expect([...process.whatsapp.sent, ...other.whatsapp.sent]).toEqual(['about Hi']);
  });

  it('is silent when a person takes over in the middle of an answer', async () => {
    await receive('Hi');
    hold(process);
    const running = process.runner.run(conversationId);
    await until(() => process.seen.length === 1);
    await store.setMode({ conversationId, mode: 'human', by: 'test' }, randomUUID());
    await running;
    expect(process.whatsapp.sent).toEqual([]);
  });

  it('confirms a control word without the model', async () => {
    await receive('STOP');
    await process.runner.run(conversationId);
    expect(process.seen).toEqual([]);
    expect(process.whatsapp.sent).toHaveLength(1);
    expect(process.whatsapp.sent[0]).toContain('START');
  });

  it('tries a failed turn again and at last says so once', async () => {
    process = new TestProcess(store, { maxAttempts: 2 });
    process.think = () =>
      Promise.reject(new TransientError('MODEL.UNAVAILABLE', 'The model does not answer.'));
    await receive('Hi');
    await process.runner.run(conversationId);
    expect(process.whatsapp.sent).toEqual([]);
    expect(process.later[0]).toBeGreaterThan(0);
    store.rows.conversation(conversationId).nextAttemptAt = 0;
    await process.runner.run(conversationId);
    await process.runner.run(conversationId);
    expect(process.whatsapp.sent).toHaveLength(1);
    expect(process.whatsapp.sent[0]).toContain('Sorry');
  });

  it('does not send a reply again whose outcome is unknown', async () => {
    process.whatsapp.outcome = () =>
      Promise.reject(new OutcomeUnknownError('AISENSY.OUTCOME_UNKNOWN', 'No answer.'));
    await receive('Hi');
    await process.runner.run(conversationId);
    process.whatsapp.outcome = () => ({ wamid: 'wamid.2' });
    await process.runner.run(conversationId);
    expect(process.whatsapp.sent).toEqual([]);
    expect(store.rows.outbox.map(({ status }) => status)).toEqual(['unknown']);
  });

  it('waits for the provider instead of sleeping, and leaves no lease behind', async () => {
    process.whatsapp.outcome = () =>
      Promise.reject(new TransientError('AISENSY.RATE_LIMITED', 'Slow down.', {}, { retryAfterMs: 7000 }));
    await receive('Hi');
    await process.runner.run(conversationId);
    expect(process.later[0]).toBeGreaterThan(6000);
    expect(store.rows.conversation(conversationId).leaseOwner).toBeUndefined();
    store.rows.outbox[0]!.notBefore = 0;
    process.whatsapp.outcome = () => ({ wamid: 'wamid.1' });
    await process.runner.run(conversationId);
    expect(process.whatsapp.sent).toEqual(['about Hi']);
  });

  it('goes on with the next message when one can never be sent', async () => {
    process.think = async () => replyWith('one', 'two');
    process.whatsapp.outcome = ({ payload }) =>
      JSON.stringify(payload).includes('one')
        ? Promise.reject(new PermanentError('AISENSY.INVALID', 'No.'))
        : { wamid: 'wamid.2' };
    await receive('Hi');
    await process.runner.run(conversationId);
    expect(store.rows.outbox.map(({ status }) => status)).toEqual(['failed', 'sent']);
  });

  it('aborts the model on shutdown, frees the lease and hands the conversation on', async () => {
    await receive('Hi');
    hold(process);
    const running = process.runner.run(conversationId);
    await until(() => process.seen.length === 1);
    await process.runner.stop();
    await running;
    expect(process.woken).toEqual([conversationId]);
    expect(process.whatsapp.sent).toEqual([]);
    const other = new TestProcess(store);
    await other.runner.run(conversationId);
    expect(other.whatsapp.sent).toEqual(['about Hi']);
  });

  it('hands on what it cannot finish in its time', async () => {
    process = new TestProcess(store, { budgetMs: 500 });
    await receive('Hi');
    hold(process);
    await process.runner.run(conversationId);
    expect(process.woken).toEqual([conversationId]);
    expect(store.rows.conversation(conversationId).leaseOwner).toBeUndefined();
  });

  it('recovers a turn whose process died, once its lease ran out', async () => {
    await receive('Hi');
    await store.begin({ conversationId, owner: 'dead', leaseMs: 30 }, randomUUID());
    await process.runner.run(conversationId);
    expect(process.whatsapp.sent).toEqual([]);
    await wait(40);
    await new Sweeper(store, process.waker).sweep();
    expect(process.woken).toEqual([conversationId]);
    await process.runner.run(conversationId);
    expect(process.whatsapp.sent).toEqual(['about Hi']);
  });

  it('repeats a write whose answer was lost, without doing it twice', async () => {
    const commit = store.commit.bind(store);
    let lost = 0;
    store.commit = async (request, invocationId) => {
      const outcome = await commit(request, invocationId);
      if ((lost += 1) === 1) throw new TransientError('STORE.UNREACHABLE', 'Connection lost.');
      return outcome;
    };
    await receive('Hi');
    await process.runner.run(conversationId);
    expect(lost).toBe(2);
    expect(process.whatsapp.sent).toEqual(['about Hi']);
  });

  it('works on no more conversations at once than it has slots', async () => {
    process = new TestProcess(store, { concurrency: 1 });
    const answer = hold(process);
    await receive('Hi');
    const first = process.runner.run(conversationId);
    await until(() => process.seen.length === 1);
    const second = process.runner.run(randomUUID());
    await wait(20);
    expect(process.runner.active).toBe(1);
    answer();
    await Promise.all([first, second]);
    expect(process.runner.active).toBe(0);
  });
});
