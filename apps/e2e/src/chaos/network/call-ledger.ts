import { type Exchange, readArgument, readBody } from './exchange';

/** Functions that make up a turn; the shared watch, statuses and the tools' own queries are not among them. */
export const TURN_FUNCTIONS = [
  'record_inbound',
  'begin_turn',
  'commit_turn',
  'settle_send',
  'fail_turn',
  'release_turn',
] as const;

/** What the workers' calls tell about the run: counts, times, and when which send was allowed. */
export class CallLedger {
  readonly calls = new Map<string, number>();
  readonly databaseMs = new Map<string, number>();
  /** When the call began that allowed a send, by outbox id. */
  readonly claimedAt = new Map<string, number>();
  /** When the database had first taken a message, by wamid. */
  readonly recordedAt = new Map<string, number>();
  turns = 0;

  note(exchange: Exchange): void {
    if (exchange.kind !== 'rpc' || exchange.endedAt === undefined) return;
    add(this.calls, exchange.name, 1);
    add(this.databaseMs, exchange.name, exchange.endedAt - exchange.startedAt);
    if (exchange.status !== 200) return;
    const answer = readBody(exchange.response);
    if (exchange.name === 'record_inbound') this.noteRecorded(exchange);
    if (exchange.name === 'commit_turn' && answer['outcome'] === 'committed') this.turns += 1;
    const outboxId = outboxIdIn(answer['next']) ?? outboxIdIn(answer['send']);
    if (outboxId !== undefined) this.claimedAt.set(outboxId, exchange.startedAt);
  }

  /** Calls of one turn on average, per function. */
  roundTripsPerTurn(): Record<string, number> {
    const turns = Math.max(1, this.turns);
    return Object.fromEntries(TURN_FUNCTIONS.map((name) => [name, (this.calls.get(name) ?? 0) / turns]));
  }

  private noteRecorded(exchange: Exchange): void {
    const { message } = readArgument(exchange) as { message?: { wamid?: string } };
    const wamid = message?.wamid;
    if (wamid !== undefined && !this.recordedAt.has(wamid)) this.recordedAt.set(wamid, exchange.endedAt ?? 0);
  }
}

function outboxIdIn(send: unknown): string | undefined {
  return typeof send === 'object' && send !== null && 'outboxId' in send ? String(send.outboxId) : undefined;
}

function add(counts: Map<string, number>, name: string, amount: number): void {
  counts.set(name, (counts.get(name) ?? 0) + amount);
}
