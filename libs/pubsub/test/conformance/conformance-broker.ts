import { startBroker, type Broker } from '../broker';

/** Brokers the suite knows the behaviour of. */
export type BrokerKind = 'sandbox' | 'emulator' | 'google';

/** Where brokers are known to differ. Everything else in the suite holds for all of them. */
export interface Expectations {
  readonly appliesFilters: boolean;
  readonly validatesFilters: boolean;
  /** Status of a subscription with an ack deadline of 5 seconds; undefined when it is accepted. */
  readonly tooShortAckDeadline: number | undefined;
  /** Whether an acknowledgement after the deadline, before redelivery, still counts. */
  readonly acceptsLateAck: boolean;
  readonly appliesRetryPolicy: boolean;
  /** Order in which a, b, c of one key come again after all were nacked. */
  readonly orderAfterNack: readonly string[];
  /** What comes at once after 1 of 1, 2, 3 was nacked while the others are leased. */
  readonly nackBeforeLeasedSuccessors: readonly string[];
  /** Whether the last nack moves a message, or only the pull that would deliver it once more. */
  readonly deadLettersAtLastNack: boolean;
  /** Whether `max_outstanding_messages` of a stream is kept. */
  readonly appliesFlowControl: boolean;
  readonly refusesLateAckExactlyOnce: boolean;
  readonly pushesDeliveryAttempt: boolean;
  readonly refusesPullOfPush: boolean;
}

const SERVICE: Expectations = {
  appliesFilters: true,
  validatesFilters: true,
  tooShortAckDeadline: 3,
  acceptsLateAck: false,
  appliesRetryPolicy: true,
  orderAfterNack: ['a', 'b', 'c'],
  nackBeforeLeasedSuccessors: ['1', '2', '3'],
  deadLettersAtLastNack: true,
  appliesFlowControl: true,
  refusesLateAckExactlyOnce: true,
  pushesDeliveryAttempt: true,
  refusesPullOfPush: true,
};

/** `google` is what its documentation says; nobody has run the suite there yet. */
const EXPECTATIONS: Record<BrokerKind, Expectations> = {
  sandbox: SERVICE,
  google: SERVICE,
  emulator: {
    appliesFilters: false,
    validatesFilters: false,
    tooShortAckDeadline: undefined,
    acceptsLateAck: true,
    appliesRetryPolicy: false,
    orderAfterNack: ['b', 'c', 'a'],
    nackBeforeLeasedSuccessors: [],
    deadLettersAtLastNack: false,
    appliesFlowControl: false,
    refusesLateAckExactlyOnce: false,
    pushesDeliveryAttempt: false,
    refusesPullOfPush: false,
  },
};

/** A broker under test. `host` is absent for Google's service. */
export interface ConformanceBroker {
  readonly kind: BrokerKind;
  readonly projectId: string;
  readonly host?: string;
  readonly expected: Expectations;
  stop(): Promise<void>;
}

/** Which broker the environment names; the sandbox's stand-in when it names none. */
export function findBrokerKind(): BrokerKind {
  if (process.env['PUBSUB_EMULATOR_HOST']) return 'emulator';
  return process.env['PUBSUB_CONFORMANCE_PROJECT'] ? 'google' : 'sandbox';
}

export async function startConformanceBroker(): Promise<ConformanceBroker> {
  const kind = findBrokerKind();
  const expected = EXPECTATIONS[kind];
  if (kind === 'google') {
    const projectId = process.env['PUBSUB_CONFORMANCE_PROJECT'] ?? '';
    return { kind, projectId, expected, stop: () => Promise.resolve() };
  }
  const broker: Broker = await startBroker();
  return { kind, projectId: 'conformance', host: broker.host, expected, stop: () => broker.stop() };
}
