import type { TurnRun } from '../assistant/turn-run';
import { DOING_TOOLS } from './action-words';
import { KnownFacts } from './known-facts';
import type { KnownWording } from './known-wording';

/** Notes of visits under whatever name: what they say was done is on record. */
const VISIT_KEY = /"\w*visits?"\s*:/i;

/**
 * Collects what an answer of this turn may state. Features are taken from the results of this turn where
 * there are any: what another home offers proves nothing about the one that was asked about.
 */
export function collectKnown(
  { tools, turn, brief, effects }: TurnRun,
  note: Record<string, unknown>,
  secret: KnownWording,
): KnownFacts {
  const { wishes, ...facts } = note;
  const known = new KnownFacts(secret).addData(facts).addData(brief.persona).addSaid(wishes);
  const results = tools.map(({ result }) => result);
  known.addData(results);
  for (const { role, text } of turn.history) {
    if (role === 'customer') known.addSaid(text);
    else known.addData(text);
  }
  known.addSaid(turn.pending.map(({ content }) => content));
  known.done =
    effects.length > 0 ||
    tools.some(({ name }) => DOING_TOOLS.has(name)) ||
    VISIT_KEY.test(JSON.stringify(note));
  if (results.length > 0) known.features.addFacts(results);
  else {
    known.features.addFacts(facts);
    turn.history
      .filter(({ role }) => role !== 'customer')
      .forEach(({ text }) => known.features.addText(text));
  }
  return known;
}
