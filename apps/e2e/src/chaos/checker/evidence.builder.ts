import { markerOf } from '../plan/marker';
import type { Evidence, OutboxRow, SilentSpan, WrittenMessage } from './evidence';

const CONVERSATION = 'w1:971500000001';

/** A run in which everything went well, to plant violations in. Times count from zero in ms. */
export class EvidenceBuilder {
  readonly written: Evidence['written'] = [];
  readonly seen: Evidence['seen'] = [];
  readonly inbox: Evidence['inbox'] = [];
  readonly outbox: Evidence['outbox'] = [];
  readonly spans: Evidence['spans'] = [];
  readonly statuses: Evidence['statuses'] = [];
  readonly claimedAt = new Map<string, number>();
  readonly recordedAt = new Map<string, number>();

  /** A question, acknowledged and stored at once. */
  ask(at: number, change: Partial<WrittenMessage> = {}): WrittenMessage {
    const number = this.written.length + 1;
    const wamid = `wamid.in${number}`;
    const message: WrittenMessage = {
      conversation: CONVERSATION,
      wamid,
      kind: 'question',
      marker: markerOf(number),
      writtenAt: at,
      acknowledgedAt: at + 5,
      ...change,
    };
    this.written.push(message);
    this.inbox.push({ wamid, seq: number, status: 'pending', reason: null, turnId: null, settledAt: null });
    this.recordedAt.set(wamid, at + 10);
    return message;
  }

  /** One answer to some questions, written, sent and arrived. */
  answer(at: number, messages: readonly WrittenMessage[], change: Partial<OutboxRow> = {}): OutboxRow {
    const row = this.write(at, messages, change);
    const about = messages.flatMap(({ marker }) => marker ?? []).join(' ');
    this.arrive(at + 20, row, row.purpose === 'answer' ? `Echo, part alpha: ${about}` : 'Sorry');
    return row;
  }

  /** The same without the sending. */
  write(at: number, messages: readonly WrittenMessage[], change: Partial<OutboxRow> = {}): OutboxRow {
    const number = this.outbox.length + 1;
    const row: OutboxRow = {
      id: `outbox-${number}`,
      conversation: CONVERSATION,
      position: number,
      turnId: `turn-${number}`,
      status: 'sent',
      reason: null,
      code: null,
      purpose: 'answer',
      ...change,
    };
    this.outbox.push(row);
    this.claimedAt.set(row.id, at);
    const wamids = new Set(messages.map(({ wamid }) => wamid));
    for (const inbox of this.inbox)
      if (wamids.has(inbox.wamid))
        Object.assign(inbox, { status: 'answered', turnId: row.turnId, settledAt: at });
    return row;
  }

  /** A message of the business reaches the phone. */
  arrive(at: number, row: OutboxRow, text: string): void {
    const wamid = `wamid.out${this.seen.length + 1}`;
    this.seen.push({ conversation: row.conversation, wamid, at, text, reference: row.id, failed: false });
  }

  settle(message: WrittenMessage, status: string, at: number): void {
    const row = this.inbox.find(({ wamid }) => wamid === message.wamid);
    if (row) Object.assign(row, { status, settledAt: at });
  }

  /** A send that WhatsApp took and could not deliver. */
  refuse(at: number, row: OutboxRow): void {
    this.arrive(at, row, 'refused');
    Object.assign(this.seen.at(-1) ?? {}, { failed: true });
  }

  silence(confirmedAt: number, endRequestedAt?: number, why: SilentSpan['why'] = 'human'): void {
    const requestedAt = confirmedAt - 10;
    const ends = endRequestedAt === undefined ? {} : { endRequestedAt, endConfirmedAt: endRequestedAt };
    this.spans.push({ conversation: CONVERSATION, why, requestedAt, confirmedAt, ...ends });
  }
}
