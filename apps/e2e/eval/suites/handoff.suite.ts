import { setTimeout as wait } from 'node:timers/promises';
import { WhatsappCustomer } from '../../src/whatsapp-customer';
import type { Attempt, SuiteReport } from '../run/eval-report';
import type { EvalOptions } from '../run/eval-options';
import type { EvaluatedSystem } from '../run/evaluated-system';
import { runAttempts, toTraceStep } from './run-attempts';

const MODEL_DELAY_MS = 3_000;
const IN_MID_TURN_MS = 1_200;
const QUIET_FOR_MS = 5_000;
const FIRST_NUMBER = 971_575_000_000;
const OPERATOR_KEY = process.env['OPERATOR_KEY'] ?? 'sandbox-operator-key';
const WISHES = [
  'Hello',
  'apartments to rent in Dubai Marina',
  'what is the cheapest property to buy',
  'book a visit',
];

/** A person takes over while the model is thinking: the agent is silent, and answers again after the hand-back. */
export async function runHandoff(system: EvaluatedSystem, options: EvalOptions): Promise<SuiteReport> {
  const first = FIRST_NUMBER + (Date.now() % 1_000_000);
  const since = await system.now();
  await system.sandbox.setFaults({ openai: { delayMs: MODEL_DELAY_MS } });
  const cases = await runAttempts(
    'handoff',
    WISHES.map((wish, index) => ({ id: `handoff-${index + 1}`, what: wish, case: `${first + index}` })),
    // One after the other: the model's delay is one for all.
    { ...options, width: 1 },
    ({ what, case: phone }, round) => talk(system, `${phone}${round}`, what),
  );
  await system.sandbox.setFaults({});
  return {
    name: 'handoff',
    about: 'A person takes over in the middle of a turn, and hands back',
    cases,
    figures: {},
    turns: await system.findTurnFigures(since),
  };
}

async function talk(system: EvaluatedSystem, phone: string, wish: string): Promise<Attempt> {
  await system.sandbox.write(phone, { text: wish });
  await wait(IN_MID_TURN_MS);
  const id = await system.stored.findId(phone);
  await operate(system, id, 'takeover');
  await wait(MODEL_DELAY_MS + QUIET_FOR_MS);
  const spoken = (await system.sandbox.answers(phone)).length;
  await operate(system, id, 'handback');
  if (spoken > 0)
    return { passed: false, failure: 'the agent spoke after a person had taken over', trace: [] };
  const exchange = await new WhatsappCustomer(system.sandbox, phone).send('are you there?');
  const passed = exchange.messages.length > 0;
  return {
    passed,
    trace: [toTraceStep(exchange)],
    ...(passed ? {} : { failure: 'silent after the hand-back' }),
  };
}

async function operate({ workerUrl }: EvaluatedSystem, id: string, action: string): Promise<void> {
  const response = await fetch(`${workerUrl}/admin/conversations/${id}/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-operator-key': OPERATOR_KEY },
    body: JSON.stringify({ by: 'evaluation' }),
  });
  if (!response.ok) throw new Error(`${action} was answered with ${response.status}; is OPERATOR_KEY right?`);
}
