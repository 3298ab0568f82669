/** How a handler behaves in a scenario; shares are of the messages, at their first attempt. */
export interface HandlerBehaviour {
  readonly slowShare?: number;
  readonly slowMs?: number;
  readonly failShare?: number;
  /** At every attempt. */
  readonly parkShare?: number;
}

/** Something that goes wrong while messages are published and handled. */
export interface FaultScenario {
  readonly name: string;
  /** Faults of the broker during the whole run. */
  readonly broker?: object;
  readonly handler?: HandlerBehaviour;
  /** Done again and again while the run lasts, every so many milliseconds. */
  readonly disturb?: 'unavailable' | 'publish refused' | 'stream denied' | 'settling denied';
  /** The consumer is a process of its own that is killed once, at half of the work; in the long form at each quarter. */
  readonly kill?: true;
  readonly disturbEveryMs?: number;
  /** Publish over the run's span instead of at once, so that the disturbances meet messages. */
  readonly spread?: boolean;
  /** Half a minute however few the messages: the client's own pauses before it acknowledges again. */
  readonly longFormOnly?: true;
  /** The subscription is an exactly-once one. */
  readonly exactlyOnce?: true;
  /** Whether at-least-once allows some messages to be handled twice here. */
  readonly allowsTwice: boolean;
}

/** One row of the README's table each. */
export const FAULT_SCENARIOS: readonly FaultScenario[] = [
  { name: 'nothing goes wrong', allowsTwice: false },
  {
    name: '5 % of acknowledgements dropped',
    broker: { dropAcks: 0.05, maxLeaseMs: 1500 },
    allowsTwice: true,
  },
  {
    name: '2 % of handlers slower than the ack deadline: late acknowledgements',
    broker: { maxLeaseMs: 400 },
    handler: { slowShare: 0.02, slowMs: 700 },
    allowsTwice: true,
  },
  { name: '10 % of deliveries duplicated', broker: { duplicate: 0.1 }, allowsTwice: true },
  { name: '30 % reordered', broker: { reorder: 0.3 }, allowsTwice: false },
  {
    name: 'streams reset every 250 ms',
    broker: { resetStreams: 250, maxLeaseMs: 3000 },
    spread: true,
    allowsTwice: true,
  },
  {
    name: 'UNAVAILABLE for 150 ms, again and again',
    broker: { maxLeaseMs: 3000 },
    disturb: 'unavailable',
    disturbEveryMs: 400,
    spread: true,
    allowsTwice: true,
  },
  {
    name: 'streams end with PERMISSION_DENIED, which the client does not retry',
    broker: { maxLeaseMs: 3000 },
    disturb: 'stream denied',
    disturbEveryMs: 300,
    spread: true,
    allowsTwice: true,
  },
  {
    name: 'acknowledge and modAck refused with PERMISSION_DENIED, a third of the time',
    broker: { maxLeaseMs: 1500 },
    disturb: 'settling denied',
    disturbEveryMs: 200,
    spread: true,
    allowsTwice: true,
  },
  {
    name: 'publishing refused with PERMISSION_DENIED, half of the time',
    disturb: 'publish refused',
    disturbEveryMs: 100,
    spread: true,
    allowsTwice: false,
  },
  {
    name: '5 % of publish responses lost: the publisher repeats',
    broker: { losePublishResponses: 0.05 },
    allowsTwice: true,
  },
  {
    name: '5 % of handlers fail once, 1 % park',
    handler: { failShare: 0.05, parkShare: 0.01 },
    allowsTwice: false,
  },
  {
    name: 'exactly-once: 5 % of acknowledgements fail for a moment',
    broker: { dropAcks: 0.05 },
    exactlyOnce: true,
    longFormOnly: true,
    allowsTwice: false,
  },
  {
    name: 'exactly-once: acknowledge and modAck refused with PERMISSION_DENIED',
    longFormOnly: true,
    broker: { maxLeaseMs: 1500 },
    disturb: 'settling denied',
    disturbEveryMs: 200,
    spread: true,
    exactlyOnce: true,
    allowsTwice: true,
  },
  {
    name: 'exactly-once: UNAVAILABLE for 150 ms, again and again',
    broker: { maxLeaseMs: 3000 },
    disturb: 'unavailable',
    disturbEveryMs: 400,
    spread: true,
    exactlyOnce: true,
    allowsTwice: true,
  },
  {
    name: 'consumer killed (SIGKILL) in mid-batch',
    broker: { maxLeaseMs: 1500 },
    kill: true,
    allowsTwice: true,
  },
];
