import { Injectable } from '@nestjs/common';
import { SandboxDatabase } from '../app/sandbox-database';

/**
 * Everything that hangs on a contact goes with it; the other tables remember messages by wamid or call. Whatever
 * belongs to a business (its listings, credentials, words) stays.
 */
const EMPTY_CONVERSATIONS = `
  truncate public.contacts, public.statuses, public.rpc_results, public.alerts cascade`;

/** A worker in the middle of a turn may hold what the reset wants, in the other order. */
const DEADLOCK = '40P01';
const ATTEMPTS = 5;

/** What the worker stored about conversations. */
@Injectable()
export class ConversationData {
  constructor(private readonly database: SandboxDatabase) {}

  /** Does nothing when this sandbox has no database. */
  async clear(): Promise<void> {
    if (!this.database.isAvailable) return;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.database.query(EMPTY_CONVERSATIONS);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || (error as { code?: string }).code !== DEADLOCK) throw error;
      }
    }
  }
}
