import { findConcepts } from '../arguments/concepts';
import { readProperties } from '../arguments/schema-shape';
import type { OfferedTool } from '../conversation/model-call';
import type { Topic } from '../topic/topic';

const HANDOFF = /^transfer_to_/;
/** Words in the name and description of a tool by which it answers a topic, most telling first. */
const TOPIC_WORDS: Partial<Record<Topic, readonly string[]>> = {
  search: ['search', 'find', 'listing', 'lookup_propert', 'propert', 'quer'],
  more: ['more', 'next', 'page'],
  refine: ['refine', 'narrow', 'adjust'],
  compare: ['compar'],
  details: ['detail', 'describe', 'info', 'about_propert', 'get_propert', 'follow'],
  question: ['detail', 'describe', 'info', 'about_propert', 'get_propert', 'follow'],
  brochure: ['brochure', 'floor_plan', 'document', 'photo', 'image'],
  location: ['location', 'map', 'address', 'where'],
  nearby: ['nearby', 'amenit', 'surround', 'around'],
  route: ['route', 'direction', 'distance', 'commute'],
  visit: ['visit', 'schedul', 'viewing', 'appointment', 'book'],
  reschedule: ['reschedul', 'move_visit', 'change_visit', 'visit'],
  cancel_visit: ['cancel', 'visit'],
  my_visits: ['list_visit', 'my_visit', 'find_visit', 'get_visit', 'visits'],
  statistics: ['statistic', 'stats', 'market', 'average', 'trend'],
  person: ['human', 'person', 'colleague', 'escalat', 'takeover'],
  name: ['contact', 'name', 'profile'],
  preference: ['contact', 'preference', 'profile'],
};
/** Words in a name that make it another topic's tool: cancelling is no booking. */
const NOT_FOR: Partial<Record<Topic, RegExp>> = {
  visit: /resched|cancel|list|find/,
  my_visits: /resched|cancel|schedul|book/,
  reschedule: /cancel|^schedul|^book/,
  cancel_visit: /sched|book/,
  location: /search|find/,
  details: /brochure|location|compar|visit/,
  question: /brochure|location|compar|visit/,
  name: /search|propert/,
};
/** What agents that look after shown properties are called. */
const FOLLOW_UP = ['follow', 'detail'];
const HANDOFF_WORDS: Partial<Record<Topic, readonly string[]>> = {
  refine: ['search', 'find'],
  more: ['search', 'find', 'more'],
  compare: FOLLOW_UP,
  brochure: FOLLOW_UP,
  location: FOLLOW_UP,
  nearby: FOLLOW_UP,
  route: FOLLOW_UP,
  reschedule: ['visit', 'schedul', 'appointment'],
  cancel_visit: ['visit', 'schedul', 'appointment'],
  my_visits: ['visit', 'schedul', 'appointment'],
  person: ['triage', 'human', 'concierge', 'support', 'small talk'],
  name: ['triage', 'concierge'],
  preference: ['triage', 'concierge'],
};
/** Where a topic goes when nothing answers it by itself. */
const NEXT_BEST: Partial<Record<Topic, Topic>> = {
  more: 'search',
  refine: 'search',
  details: 'search',
  question: 'search',
  compare: 'details',
  brochure: 'details',
  location: 'question',
};
/** "Anything that has nothing to do with property" is about the opposite of property. */
const NEGATED = /(?:nothing to do with|not about|except|other than|unrelated to)[^.,;]*/gi;
const CRITERIA = new Set(['transaction', 'types', 'areas', 'bedrooms', 'price', 'features']);

/** Tells hand-offs to other agents from tools. */
export function isHandoff({ name }: OfferedTool): boolean {
  return HANDOFF.test(name);
}

/** The tool that answers a topic by itself. */
export function findTool(tools: readonly OfferedTool[], topic: Topic): OfferedTool | undefined {
  const words = TOPIC_WORDS[topic] ?? [];
  const ranked = tools
    .filter((tool) => !isHandoff(tool) && !NOT_FOR[topic]?.test(toName(tool)) && suits(tool, topic))
    .map((tool) => ({ tool, rank: words.findIndex((word) => toName(tool).includes(word)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((left, right) => left.rank - right.rank);
  return ranked[0]?.tool;
}

/** Only searches and figures take what homes should be like. */
function suits(tool: OfferedTool, topic: Topic): boolean {
  switch (topic) {
    case 'search':
      return takesCriteria(tool) && !/statistic|stats|market/.test(toName(tool));
    case 'statistics':
      return true;
    default:
      return !takesCriteria(tool);
  }
}

/** The agent to hand a topic to, of those that have not had the conversation in this turn. */
export function findHandoff(
  tools: readonly OfferedTool[],
  topic: Topic,
  visited: ReadonlySet<string>,
): OfferedTool | undefined {
  const words = HANDOFF_WORDS[topic] ?? TOPIC_WORDS[topic] ?? [];
  const ranked = tools
    .filter((tool) => isHandoff(tool) && !visited.has(tool.name))
    .map((tool) => ({ tool, score: scoreHandoff(tool, words) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score);
  return ranked[0]?.tool;
}

/** A topic that another one can stand in for when nobody answers it. */
export function findNextBest(topic: Topic): Topic | undefined {
  return NEXT_BEST[topic];
}

/** A name says more about an agent than its description does. */
function scoreHandoff(tool: OfferedTool, words: readonly string[]): number {
  const name = toName(tool).replace(HANDOFF, '');
  const description = tool.description.toLowerCase().replace(NEGATED, ' ');
  return words.reduce(
    (score, word) => score + (name.includes(word) ? 3 : 0) + (description.includes(word) ? 1 : 0),
    0,
  );
}

function takesCriteria({ parameters }: OfferedTool): boolean {
  const concepts = Object.keys(readProperties(parameters)).flatMap((name) => findConcepts(name));
  return concepts.filter((concept) => CRITERIA.has(concept)).length > 1 || concepts.includes('query');
}

function toName({ name }: OfferedTool): string {
  return name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
