import type { ModelCall } from '../conversation/model-call';
import type { RecordedRequest } from './recorded-request';

const MOST_KEPT = 500;

/** The last requests, newest last. */
export class RequestLog {
  private entries: RecordedRequest[] = [];
  private count = 0;

  list(): readonly RecordedRequest[] {
    return this.entries;
  }

  /** Begins to record a request; whoever handles it completes the entry. */
  open(endpoint: RecordedRequest['endpoint'], call: ModelCall, stream: boolean): RecordedRequest {
    this.count += 1;
    const entry: RecordedRequest = {
      number: this.count,
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

  clear(): void {
    this.entries = [];
    this.count = 0;
  }
}
