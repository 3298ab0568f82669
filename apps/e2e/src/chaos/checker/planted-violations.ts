import type { EvidenceBuilder } from './evidence.builder';
import type { FindingKind } from './finding';

const S = 1_000;

/** Every planted violation must be found, and nothing else. */
export const PLANTED: [string, FindingKind, (run: EvidenceBuilder) => void][] = [
  ['a message that waits for ever', 'lost', (run) => run.ask(0)],
  [
    'a message that was acknowledged and not stored',
    'lost',
    (run) => {
      run.ask(0);
      run.inbox.length = 0;
    },
  ],
  [
    'an answer that was written and never sent',
    'lost',
    (run) => run.write(S, [run.ask(0)], { status: 'pending' }),
  ],
  ['an answer that is marked sent and never arrived', 'lost', (run) => run.write(S, [run.ask(0)])],
  [
    'an answer we gave up sending',
    'lost',
    (run) => run.write(S, [run.ask(0)], { status: 'failed', code: 'AISENSY.RATE_LIMITED' }),
  ],
  [
    'an answer we gave up on with the words of WhatsApp',
    'lost',
    (run) => run.write(S, [run.ask(0)], { status: 'failed', code: 'META.131026' }),
  ],
  [
    'an answer that leaves out a message of the burst',
    'lost',
    (run) => {
      const [first, second] = [run.ask(0), run.ask(100)];
      run.arrive(S, run.write(S, [first, second]), `Echo, part alpha: ${first.marker}`);
    },
  ],
  ['silence nobody asked for', 'lost', (run) => run.settle(run.ask(0), 'suppressed', S)],
  [
    'silence that was asked for only later',
    'lost',
    (run) => {
      run.settle(run.ask(0), 'suppressed', S);
      run.silence(5 * S);
    },
  ],
  [
    'a suppressed message that was written after the hand-back',
    'lost',
    (run) => {
      run.silence(S, 2 * S);
      run.settle(run.ask(3 * S), 'suppressed', 4 * S);
    },
  ],
  [
    'a reaction that was dropped',
    'lost',
    (run) => {
      run.ask(0, { kind: 'reaction', marker: undefined });
      run.inbox.length = 0;
    },
  ],
  [
    'two answers to one message',
    'doubled',
    (run) => {
      const message = run.ask(0);
      run.answer(S, [message]);
      run.answer(2 * S, [message]);
    },
  ],
  [
    'one answer of a burst, and one more for its last message',
    'doubled',
    (run) => {
      const burst = [run.ask(0), run.ask(100)];
      run.answer(S, burst);
      run.answer(2 * S, burst.slice(1));
    },
  ],
  [
    'one outbox row that arrived twice',
    'doubled',
    (run) => {
      const row = run.answer(S, [run.ask(0, { kind: 'control', marker: undefined })], { purpose: 'control' });
      run.arrive(2 * S, row, 'Sorry');
    },
  ],
  [
    'a fallback and a second fallback',
    'doubled',
    (run) => {
      const message = run.ask(0);
      run.answer(S, [message], { purpose: 'fallback', turnId: 'turn-x' });
      run.answer(2 * S, [message], { purpose: 'fallback', turnId: 'turn-x' });
    },
  ],
  [
    'replies that left in another order than they were written',
    'reordered',
    (run) => {
      const message = run.ask(0);
      const first = run.write(S, [message], { turnId: 'turn-x' });
      const second = run.write(S, [message], { turnId: 'turn-x' });
      run.arrive(2 * S, second, `Echo, part beta: ${message.marker}`);
      run.arrive(3 * S, first, `Echo, part alpha: ${message.marker}`);
    },
  ],
  [
    'a later message answered before an earlier one',
    'reordered',
    (run) => {
      const [first, second] = [run.ask(0), run.ask(S)];
      run.answer(2 * S, [second]);
      run.answer(3 * S, [first]);
    },
  ],
  [
    'a burst read in another order than it was written',
    'reordered',
    (run) => {
      const [first, second] = [run.ask(0), run.ask(2 * S)];
      run.answer(3 * S, [second, first]);
    },
  ],
  [
    'an answer after a person had taken over',
    'over_human',
    (run) => {
      const message = run.ask(0);
      run.silence(S);
      run.answer(2 * S, [message]);
    },
  ],
  [
    'a fallback after the customer opted out',
    'over_human',
    (run) => {
      const message = run.ask(0);
      run.silence(S, undefined, 'opted_out');
      run.answer(2 * S, [message], { purpose: 'fallback' });
    },
  ],
  [
    'an answer after the hand-back to what the person was asked',
    'over_human',
    (run) => {
      run.silence(S, 3 * S);
      run.answer(4 * S, [run.ask(2 * S)]);
    },
  ],
  [
    'a status that went backwards',
    'status_regressed',
    (run) =>
      run.statuses.push({ wamid: 'w', reported: ['sent', 'delivered', 'read', 'sent'], stored: 'sent' }),
  ],
  [
    'a status that was not stored',
    'status_regressed',
    (run) => run.statuses.push({ wamid: 'w', reported: ['sent'] }),
  ],
  [
    'a failure that lost its code',
    'status_regressed',
    (run) =>
      run.statuses.push({
        wamid: 'w',
        reported: ['sent', 'failed'],
        stored: 'failed',
        storedCode: null,
        failedCode: 131026,
      }),
  ],
  [
    'an answer in the chat of somebody else',
    'misplaced',
    (run) => {
      const message = run.ask(0, { conversation: 'w2:971500000002' });
      run.answer(S, [message]);
    },
  ],
];
