import type { EvidenceBuilder } from './evidence.builder';
import type { Outcomes } from './finding';

const S = 1_000;

/** What is right must not be taken for a violation, and is counted for what it is. */
export const HARMLESS: [string, keyof Outcomes, (run: EvidenceBuilder) => void][] = [
  ['one answer for a burst', 'answered', (run) => run.answer(S, [run.ask(0)])],
  [
    'a long answer in parts',
    'answered',
    (run) => {
      const message = run.ask(0);
      const parts = ['alpha', 'beta'].map((part) => ({
        part,
        row: run.write(S, [message], { turnId: 'turn-x' }),
      }));
      for (const { part, row } of parts) run.arrive(2 * S, row, `Echo, part ${part}: ${message.marker}`);
    },
  ],
  ['a fallback', 'fallback', (run) => run.answer(S, [run.ask(0)], { purpose: 'fallback' })],
  [
    'a fallback, then the real answer',
    'answered',
    (run) => {
      const message = run.ask(0);
      run.answer(S, [message], { purpose: 'fallback' });
      run.answer(2 * S, [message]);
    },
  ],
  ['a send nobody knows the end of', 'unknown', (run) => run.write(S, [run.ask(0)], { status: 'unknown' })],
  [
    'an unknown send that did arrive',
    'answered',
    (run) => run.answer(S, [run.ask(0)], { status: 'unknown' }),
  ],
  [
    'a message that was a person’s to answer',
    'suppressed',
    (run) => {
      run.silence(S);
      run.settle(run.ask(2 * S), 'suppressed', 3 * S);
    },
  ],
  [
    'an answer withdrawn for a person',
    'suppressed',
    (run) => {
      const message = run.ask(0);
      run.write(S, [message], { status: 'suppressed', reason: 'takeover' });
      run.silence(S);
    },
  ],
  [
    'a send that had been let go when the person came',
    'answered',
    (run) => {
      run.answer(S, [run.ask(0)]);
      run.silence(S + 10);
    },
  ],
  [
    'the confirmation of the word that called the person',
    'answered',
    (run) => {
      const word = run.ask(0, { kind: 'control', marker: undefined });
      run.silence(100);
      run.answer(S, [word], { purpose: 'control' });
    },
  ],
  [
    'an answer WhatsApp could not deliver',
    'undeliverable',
    (run) => run.refuse(2 * S, run.write(S, [run.ask(0)], { status: 'failed', code: 'META.131026' })),
  ],
  [
    'silence after a hand-back nobody could confirm',
    'suppressed',
    (run) => {
      run.silence(S);
      for (const span of run.spans) span.endRequestedAt = 2 * S;
      run.settle(run.ask(3 * S), 'suppressed', 4 * S);
    },
  ],
  [
    'an answer that failed on the way and came again',
    'answered',
    (run) => {
      const row = run.answer(S, [run.ask(0)]);
      const [first] = run.seen;
      if (first) first.failed = true;
      run.arrive(2 * S, row, first?.text ?? '');
    },
  ],
  ['a reaction', 'noAnswerWanted', (run) => run.ask(0, { kind: 'reaction', marker: undefined })],
  [
    'a message nobody acknowledged',
    'unacknowledged',
    (run) => {
      run.ask(0, { acknowledgedAt: undefined });
      run.inbox.length = 0;
    },
  ],
  [
    'an answer to a message that arrived late, after that to a newer one',
    'answered',
    (run) => {
      const newer = run.ask(2 * S);
      run.answer(3 * S, [newer]);
      run.answer(5 * S, [run.ask(S)]);
    },
  ],
  [
    'a status that was repeated late',
    'answered',
    (run) => {
      run.answer(S, [run.ask(0)]);
      run.statuses.push({ wamid: 'w', reported: ['read', 'sent', 'delivered', 'sent'], stored: 'read' });
    },
  ],
];
