import { type Exchange, readArgument, readBody } from '../chaos/network/exchange';
import { markersIn } from '../chaos/plan/marker';

/** Where the time of one reply went, in ms. */
export interface ReplyTimes {
  marker: string;
  /** When the worker began the HTTP call that sends the reply, in ms since 1970. */
  sentAt: number;
  databaseMs: number;
  modelMs: number;
}

interface BegunTurn {
  turnId?: string;
  pending?: { wamid: string }[];
}

/** Follows turns through the calls of their worker: which database and model time lies on the way to which reply. */
export class TurnTimeline {
  readonly replies: ReplyTimes[] = [];
  /** How long each call took, by its name. */
  readonly callMs = new Map<string, number[]>();
  private readonly recordMs = new Map<string, number>();
  private readonly turnMs = new Map<string, number>();
  private readonly turnOf = new Map<string, string>();
  private readonly modelMs = new Map<string, number>();

  note(exchange: Exchange): void {
    const ms = (exchange.endedAt ?? 0) - exchange.startedAt;
    const name = exchange.kind === 'rpc' ? exchange.name : exchange.kind;
    const times = this.callMs.get(name) ?? [];
    times.push(ms);
    this.callMs.set(name, times);
    if (exchange.kind === 'rpc') this.noteDatabase(exchange, ms);
    const asked = markersIn(exchange.body).at(-1);
    if (asked === undefined) return;
    if (exchange.kind === 'model') this.modelMs.set(asked, (this.modelMs.get(asked) ?? 0) + ms);
    if (exchange.kind === 'send' && exchange.status === 200) this.noteReply(exchange);
  }

  private noteDatabase(exchange: Exchange, ms: number): void {
    const argument = readArgument(exchange);
    switch (exchange.name) {
      case 'record_inbound': {
        const { message } = argument as { message?: { wamid?: string; content?: { text?: string } } };
        const marker = markersIn(message?.content?.text ?? '')[0];
        if (message?.wamid !== undefined) this.recordMs.set(message.wamid, ms);
        if (message?.wamid !== undefined && marker !== undefined) this.turnOf.set(marker, message.wamid);
        return;
      }
      case 'begin_turn': {
        const { turn } = readBody(exchange.response) as { turn?: BegunTurn };
        for (const { wamid } of turn?.pending ?? [])
          this.turnMs.set(wamid, (this.turnMs.get(wamid) ?? this.recordMs.get(wamid) ?? 0) + ms);
        if (turn?.turnId !== undefined)
          this.turnOf.set(turn.turnId, turn.pending?.map(({ wamid }) => wamid).join(' ') ?? '');
        return;
      }
      case 'commit_turn': {
        const wamids = this.turnOf.get(String(argument['turnId'])) ?? '';
        for (const wamid of wamids.split(' ')) this.turnMs.set(wamid, (this.turnMs.get(wamid) ?? 0) + ms);
        return;
      }
      default:
        return;
    }
  }

  private noteReply(exchange: Exchange): void {
    const asked = markersIn(exchange.body);
    const modelMs = this.modelMs.get(asked.at(-1) ?? '') ?? 0;
    for (const marker of asked) {
      const wamid = this.turnOf.get(marker) ?? '';
      const databaseMs = this.turnMs.get(wamid) ?? 0;
      this.replies.push({ marker, sentAt: exchange.startedAt, databaseMs, modelMs });
    }
  }
}
