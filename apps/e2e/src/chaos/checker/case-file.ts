import { markersIn } from '../plan/marker';
import type { Evidence, InboxRow, OutboxRow, SeenMessage, SilentSpan, WrittenMessage } from './evidence';

/** The evidence, looked up from every side. */
export class CaseFile {
  readonly byMarker = new Map<string, WrittenMessage>();
  readonly inbox = new Map<string, InboxRow>();
  readonly outbox = new Map<string, OutboxRow>();
  readonly outboxOfTurn = new Map<string, OutboxRow[]>();
  readonly seenBy = new Map<string, SeenMessage[]>();
  readonly spansOf = new Map<string, SilentSpan[]>();
  private readonly answers = new Map<string, SeenMessage[]>();

  constructor(readonly evidence: Evidence) {
    for (const message of evidence.written) if (message.marker) this.byMarker.set(message.marker, message);
    for (const row of evidence.inbox) this.inbox.set(row.wamid, row);
    for (const row of evidence.outbox) {
      this.outbox.set(row.id, row);
      push(this.outboxOfTurn, row.turnId, row);
    }
    for (const span of evidence.spans) push(this.spansOf, span.conversation, span);
    for (const message of evidence.seen) {
      if (message.failed) continue;
      push(this.seenBy, message.conversation, message);
      for (const marker of new Set(markersIn(message.text))) push(this.answers, marker, message);
    }
  }

  /** Messages on the customer's phone that name this one. */
  answersTo(message: WrittenMessage): SeenMessage[] {
    return (message.marker && this.answers.get(message.marker)) || [];
  }

  /** What the database says was written to answer a message. */
  outboxFor(message: WrittenMessage): OutboxRow[] {
    const turn = this.inbox.get(message.wamid)?.turnId;
    return (turn && this.outboxOfTurn.get(turn)) || [];
  }

  /** Whether WhatsApp took what an outbox row says and reported that it was not delivered. */
  wasRefused(row: OutboxRow): boolean {
    return this.evidence.seen.some(({ reference, failed }) => failed && reference === row.id);
  }

  /** Whether the customer's phone holds what an outbox row says. */
  hasArrived(row: OutboxRow): boolean {
    return (this.seenBy.get(row.conversation) ?? []).some(({ reference }) => reference === row.id);
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
