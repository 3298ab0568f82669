import type { Handoff, HandoffDesk } from '@whatsapp-agent/contracts';
import type { StoreRows } from '../conversation-store/store-rows';

/** Handoffs of an in-memory conversation store. */
export class InMemoryHandoffDesk implements HandoffDesk {
  constructor(private readonly rows: StoreRows) {}

  async listOpen(limit: number): Promise<Handoff[]> {
    return this.rows.handoffs
      .filter(({ closed }) => !closed)
      .slice(0, limit)
      .map(({ closed: _closed, ...handoff }) => handoff);
  }
}
