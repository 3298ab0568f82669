import type { TurnRun } from '../assistant/turn-run';
import { DOING_TOOLS } from './action-words';
import { KnownFacts } from './known-facts';
import type { KnownWording } from './known-wording';
import { neutralise, neutraliseData } from './untrusted-text';

const LONGEST = 4_000;
/** Visits that are booked, in the note. */
const VISIT_KEY = /"(?:bookedVisits?|visits)"\s*:/;

/**
 * Collects what an answer of this turn may state. Features are taken from the results of this turn where
 * there are any: what another home offers proves nothing about the one that was asked about.
 */
export function collectKnown(
  { tools, turn, brief, effects }: TurnRun,
  note: Record<string, unknown>,
  secret: KnownWording,
): KnownFacts {
  // As the model saw them: a sentence that was withheld from it proves nothing.
  const { wishes, ...facts } = neutraliseData(note) as Record<string, unknown>;
  const results = neutraliseData(tools.map(({ result }) => result));
  const known = new KnownFacts(secret)
    .addData(facts)
    .addData(results)
    .addData(brief.persona)
    .addSaid(wishes)
    .addSaid(turn.pending.map(({ content }) => content));
  const past = turn.history.map(({ role, text }) => ({ role, text: neutralise(text, LONGEST) }));
  for (const { role, text } of past) {
    if (role === 'customer') known.addSaid(text);
    else known.addData(text);
  }
  known.done =
    effects.length > 0 ||
    tools.some(({ name }) => DOING_TOOLS.has(name)) ||
    VISIT_KEY.test(JSON.stringify(note));
  if (tools.length > 0) known.features.addFacts(results);
  else {
    known.features.addFacts(facts);
    past.filter(({ role }) => role !== 'customer').forEach(({ text }) => known.features.addText(text));
  }
  return known;
}
