import type { ModelCall } from '../conversation/model-call';
import type { RecordedRequest } from './recorded-request';

const MOST_KEPT = 500;

/** Requests by their end, and the answer tokens that were never produced because the caller hung up. */
export interface RequestTotals {
  answered: number;
  failed: number;
  aborted: number;
  tokensSaved: number;
}

/** The last requests, newest last. */
export class RequestLog {
  private entries: RecordedRequest[] = [];
  private opened = 0;
  private ended: RequestTotals = noRequests();

  get totals(): RequestTotals {
    return { ...this.ended };
  }

  list(): readonly RecordedRequest[] {
    return this.entries;
  }

  /** Begins to record a request; whoever handles it completes the entry. */
  open(endpoint: RecordedRequest['endpoint'], call: ModelCall, stream: boolean): RecordedRequest {
    this.opened += 1;
    const entry: RecordedRequest = {
      number: this.opened,
      endpoint,
      model: call.model,
      stream,
      roles: call.messages.map(({ role }) => role),
      tools: call.tools.map(({ name }) => name),
      receivedAt: new Date().toISOString(),
      outcome: 'pending',
      scripted: false,
      toolCalls: [],
    };
    this.entries = [...this.entries, entry].slice(-MOST_KEPT);
    return entry;
  }

  /** Counts how a request ended. */
  count(outcome: 'answered' | 'failed' | 'aborted', tokensSaved: number): void {
    this.ended[outcome] += 1;
    this.ended.tokensSaved += tokensSaved;
  }

  clear(): void {
    this.entries = [];
    this.opened = 0;
    this.ended = noRequests();
  }
}

function noRequests(): RequestTotals {
  return { answered: 0, failed: 0, aborted: 0, tokensSaved: 0 };
}
