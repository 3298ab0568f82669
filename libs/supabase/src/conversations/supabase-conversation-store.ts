import {
  AppError,
  PermanentError,
  type AnswerView,
  type Backlog,
  type BeginOutcome,
  type BeginRequest,
  type Channel,
  type CommitOutcome,
  type CommitRequest,
  type Continuation,
  type ConversationStore,
  type DeliveryStatus,
  type FailOutcome,
  type FailRequest,
  type InboundMessage,
  type RecordOutcome,
  type SettleRequest,
  type StatusOutcome,
  type SweepOutcome,
  type WatchedTurn,
  type WatchState,
} from '@whatsapp-agent/contracts';
import { EFFECT_CONFLICT } from '../client/map-supabase-error';
import type { ServiceClient } from '../client/service-client';
import { callTurnFunction, type TurnFunction } from './call-turn-function';

/** The turn over Postgres functions: one call is one transaction and one round trip. */
export class SupabaseConversationStore implements ConversationStore {
  constructor(private readonly client: ServiceClient) {}

  async record(message: InboundMessage, channel: Channel, invocationId: string): Promise<RecordOutcome> {
    const answer = await this.call<RecordOutcome | TenantUnknown>('record_inbound', {
      message,
      channel,
      invocationId,
    });
    return requireTenant(answer);
  }

  begin({ held, ...request }: BeginRequest, invocationId: string): Promise<BeginOutcome> {
    return this.call('begin_turn', {
      ...request,
      heldFence: held?.fence,
      aborted: held?.aborted,
      invocationId,
    });
  }

  watch(owner: string, leaseMs: number, turns: WatchedTurn[]): Promise<WatchState[]> {
    const watched = turns.map(({ conversationId, fence }) => ({ conversationId, fence }));
    return this.call('watch_turns', { owner, leaseMs, turns: watched });
  }

  async commit(request: CommitRequest, invocationId: string): Promise<CommitOutcome> {
    try {
      return await this.call<CommitOutcome>('commit_turn', { ...request, invocationId });
    } catch (error) {
      if (error instanceof AppError && error.code === EFFECT_CONFLICT) return { outcome: 'conflict' };
      throw error;
    }
  }

  settle(request: SettleRequest, invocationId: string): Promise<Continuation> {
    return this.call('settle_send', { ...request, invocationId });
  }

  fail(request: FailRequest, invocationId: string): Promise<FailOutcome> {
    return this.call('fail_turn', { ...request, invocationId });
  }

  async release(conversationId: string, owner: string, fence: number): Promise<void> {
    await this.call('release_turn', { conversationId, owner, fence });
  }

  async recordStatus(status: DeliveryStatus, invocationId: string): Promise<StatusOutcome> {
    return requireTenant(
      await this.call<StatusOutcome | TenantUnknown>('record_status', { status, invocationId }),
    );
  }

  sweep(limit: number): Promise<SweepOutcome> {
    return this.call('sweep_conversations', { limit });
  }

  measureBacklog(): Promise<Backlog> {
    return this.call('measure_backlog', {});
  }

  async setMode(
    request: { conversationId: string; mode: 'agent' | 'human'; until?: string; by: string },
    invocationId: string,
  ): Promise<void> {
    const { outcome } = await this.call<{ outcome: 'set' | 'missing' }>('set_conversation_mode', {
      ...request,
      invocationId,
    });
    if (outcome === 'missing') {
      throw new PermanentError('STORE.NO_SUCH_CONVERSATION', 'There is no conversation with this id.', {
        conversationId: request.conversationId,
      });
    }
  }

  async findAnswer(tenantId: string, wamid: string): Promise<AnswerView | undefined> {
    return (await this.call<AnswerView | null>('find_answer', { tenantId, wamid })) ?? undefined;
  }

  private call<T>(name: TurnFunction, p: object): Promise<T> {
    return callTurnFunction<T>(this.client, name, p);
  }
}

interface TenantUnknown {
  error: 'unknown_tenant';
}

function requireTenant<T extends object>(answer: T | TenantUnknown): T {
  if ('error' in answer) {
    throw new PermanentError(
      'STORE.UNKNOWN_TENANT',
      'No tenant has this business number. Add it to the table tenants, or correct its phone_number_id.',
    );
  }
  return answer;
}
