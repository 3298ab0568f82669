import { randomUUID } from 'node:crypto';
import { ChatCustomer } from '../../src/chat-customer';
import type { Exchange } from '../../src/exchange';
import type { EvalOptions } from '../run/eval-options';
import type { Attempt, SuiteReport } from '../run/eval-report';
import type { EvaluatedSystem } from '../run/evaluated-system';
import { PERSONAS, type Persona } from '../simulator/personas';
import { SimulatedCustomer } from '../simulator/simulated-customer';
import { runAttempts, toTraceStep } from './run-attempts';

const MOST_TURNS = 12;

/**
 * Customers played by a model pursue a goal in their own words until they are done or give up.
 * @throws Error with the demo model, whose rules would talk to a real customer's like a parrot to a person
 */
export async function runSimulator(system: EvaluatedSystem, options: EvalOptions): Promise<SuiteReport> {
  if (system.model.kind === 'demo') {
    throw new Error(
      'The simulator needs a real model on both sides. Set OPENAI_API_KEY (and OPENAI_BASE_URL, OPENAI_MODEL), or leave the suite "simulator" out.',
    );
  }
  const personas = PERSONAS.filter(({ id }) => !options.only || id.includes(options.only));
  const since = await system.now();
  const cases = await runAttempts(
    'simulator',
    personas.map((persona) => ({ id: persona.id, what: persona.goal, case: persona })),
    options,
    ({ case: persona }) => play(persona, system.workerUrl),
  );
  return {
    name: 'simulator',
    about: 'Open conversations with customers played by a model, judged by whether their goal was reached',
    cases,
    figures: {},
    turns: await system.findTurnFigures(since),
  };
}

async function play(persona: Persona, workerUrl: string): Promise<Attempt> {
  const door = new ChatCustomer(workerUrl, `eval-${randomUUID()}`, process.env['CHAT_API_KEY']);
  const customer = new SimulatedCustomer(persona);
  const exchanges: Exchange[] = [];
  let answer: string | undefined;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const next = await customer.speak(answer);
    if (next === undefined) break;
    const exchange = await door.send(next);
    exchanges.push(exchange);
    answer = exchange.messages.map(({ text = '' }) => text).join('\n');
  }
  const failure = persona.judge(exchanges);
  const trace = exchanges.map(toTraceStep);
  return failure === undefined ? { passed: true, trace } : { passed: false, failure, trace };
}
