import { countSaid, fillArguments } from '../arguments/fill-arguments';
import type { Said } from '../arguments/said-values';
import type { OfferedTool, ToolCall } from '../conversation/model-call';
import { isEmptyWish } from '../wish/wish';
import type { Topic } from '../topic/topic';
import { findHandoff, findNextBest, findTool } from './tool-roles';

/** What the model does about a burst. */
export type Choice =
  | { kind: 'call'; calls: ToolCall[] }
  /** A tool fits, but the customer has not told what it insists on. */
  | { kind: 'ask'; missing: string[] }
  | { kind: 'talk' };

const TALK: Choice = { kind: 'talk' };
/** Topics that some tool or agent may answer. */
const ANSWERED_BY_TOOLS: ReadonlySet<Topic> = new Set<Topic>([
  'search',
  'more',
  'refine',
  'compare',
  'details',
  'question',
  'brochure',
  'location',
  'nearby',
  'route',
  'visit',
  'reschedule',
  'cancel_visit',
  'my_visits',
  'statistics',
  'person',
  'preference',
]);

/** Chooses tools for what the burst is about; a hand-off when only another agent may have one. */
export function chooseCalls(tools: readonly OfferedTool[], said: Said, visited: ReadonlySet<string>): Choice {
  const { topic, name, preference } = said.reading;
  const main = ANSWERED_BY_TOOLS.has(topic) ? chooseForTopic(tools, topic, said, visited) : TALK;
  if (main.kind === 'call' && main.calls.some(({ name: called }) => called.startsWith('transfer_to_')))
    return main;
  const remembers = name !== undefined || (preference !== undefined && topic !== 'preference');
  const contact = remembers ? findTool(tools, 'name') : undefined;
  const extra = contact ? [toCall(contact, said)] : [];
  if (main.kind === 'call') return { kind: 'call', calls: [...extra, ...main.calls] };
  return extra.length > 0 && main.kind === 'talk' ? { kind: 'call', calls: extra } : main;
}

/** Its own tool, else the agent that may have one, else whatever comes closest. */
function chooseForTopic(
  tools: readonly OfferedTool[],
  topic: Topic,
  said: Said,
  visited: ReadonlySet<string>,
): Choice {
  for (let wanted: Topic | undefined = topic; wanted; wanted = findNextBest(wanted)) {
    const tool = findTool(tools, wanted);
    if (tool) return callOrAsk(tool, said);
    const handoff = findHandoff(tools, wanted, visited);
    if (handoff) return { kind: 'call', calls: [{ name: handoff.name, arguments: '{}' }] };
  }
  // Nobody knows the market, but the wish in the question can be searched for.
  if (topic === 'statistics' && !isEmptyWish(said.wish))
    return chooseForTopic(tools, 'search', said, visited);
  return TALK;
}

function callOrAsk(tool: OfferedTool, said: Said): Choice {
  const { missing } = fillArguments(tool, said);
  return missing.length > 0 ? { kind: 'ask', missing } : { kind: 'call', calls: [toCall(tool, said)] };
}

/** A call of a tool with whatever was said for it. */
export function toCall(tool: OfferedTool, said: Said): ToolCall {
  return { name: tool.name, arguments: JSON.stringify(fillArguments(tool, said).values) };
}

/** The tool that understands most of what was said: for callers who insist on some tool. */
export function chooseAnyTool(tools: readonly OfferedTool[], said: Said): OfferedTool | undefined {
  const ranked = tools
    .map((tool) => ({ tool, filled: fillArguments(tool, said) }))
    .filter(({ filled }) => filled.missing.length === 0)
    .sort((left, right) => countSaid(right.filled) - countSaid(left.filled));
  return ranked[0]?.tool;
}
