import type { SilentSpan, WrittenMessage } from '../checker/evidence';
import { CallLedger } from '../network/call-ledger';
import { type Exchange, readBody } from '../network/exchange';
import type { KillSwitch } from '../network/kill-switch';
import type { ExchangeWatcher, Verdict } from '../network/worker-proxy';
import { markersIn } from '../plan/marker';

/** What one seed has seen so far, and what happens to the calls of its workers. */
export class ChaosStage implements ExchangeWatcher {
  readonly ledger = new CallLedger();
  readonly written: WrittenMessage[] = [];
  readonly spans: SilentSpan[] = [];
  /** Markers that some accepted send has named: good enough to know when a customer may go on. */
  readonly mentioned = new Set<string>();
  readonly counts: Record<string, number> = {};
  /** What goes wrong at the moment, for people. */
  weather = 'calm';
  /** Share of the database's answers that get lost after the work was done. */
  loseRpcAnswers = 0;

  constructor(
    private readonly killSwitch: KillSwitch,
    private readonly dice: () => number,
  ) {}

  before(exchange: Exchange): Verdict {
    return this.killSwitch.before(exchange);
  }

  after(exchange: Exchange): Verdict {
    this.ledger.note(exchange);
    if (exchange.kind === 'send' && exchange.status === 200) {
      for (const marker of markersIn(JSON.stringify(readBody(exchange.body)))) this.mentioned.add(marker);
    }
    if (this.killSwitch.after(exchange) === 'cut') return 'cut';
    if (exchange.kind !== 'rpc' || this.loseRpcAnswers === 0 || this.dice() >= this.loseRpcAnswers)
      return 'pass';
    this.count('database: loseRpcAnswers');
    return 'cut';
  }

  count(fault: string): void {
    this.counts[fault] = (this.counts[fault] ?? 0) + 1;
  }
}
