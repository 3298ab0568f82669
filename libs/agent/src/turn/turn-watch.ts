import type { Clock, ConversationStore } from '@whatsapp-agent/contracts';
import type { TurnLog } from './turn-log.port';
import type { TurnOptions } from './turn-options';
import type { WatchedTurn } from './watched-turn';

/** Renews the leases of all turns of this process with one call, and tells each turn what changed. */
export class TurnWatch {
  private readonly turns = new Set<WatchedTurn>();
  private loop?: Promise<void>;

  constructor(
    private readonly store: ConversationStore,
    private readonly clock: Clock,
    private readonly log: TurnLog,
    private readonly options: TurnOptions,
  ) {}

  add(turn: WatchedTurn): void {
    this.turns.add(turn);
    this.loop ??= this.run();
  }

  remove(turn: WatchedTurn): void {
    this.turns.delete(turn);
  }

  /** The gate after a wait: tells this turn now what the next look would. */
  check(turn: WatchedTurn): Promise<void> {
    return this.look([turn]);
  }

  private async run(): Promise<void> {
    while (this.turns.size > 0) {
      await this.clock.sleep(this.options.watchEveryMs);
      await this.look([...this.turns]);
    }
    this.loop = undefined;
  }

  private async look(watched: WatchedTurn[]): Promise<void> {
    if (watched.length === 0) return;
    try {
      const states = await this.store.watch(this.options.owner, this.options.leaseMs, watched);
      const byId = new Map(states.map((state) => [state.conversationId, state]));
      for (const turn of watched) {
        const state = byId.get(turn.conversationId);
        if (state) turn.update(state);
      }
    } catch (error) {
      // A turn goes on without news: its commit is refused if it should not have.
      this.log.warn('turn.watch_failed', {
        turns: watched.length,
        error: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
}
