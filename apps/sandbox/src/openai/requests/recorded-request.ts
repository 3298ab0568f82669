/** A request the endpoint got, for assertions. No message texts. */
export interface RecordedRequest {
  number: number;
  endpoint: 'chat.completions' | 'responses';
  model: string;
  stream: boolean;
  /** Roles of the messages in order. */
  roles: string[];
  /** Names of the tools on offer. */
  tools: string[];
  /** ISO time of its arrival. */
  receivedAt: string;
  /** Milliseconds until the answer was complete or given up; absent while it is worked on. */
  durationMs?: number;
  outcome: 'pending' | 'answered' | 'failed' | 'aborted';
  /** HTTP status when it failed. */
  status?: number;
  /** The answer came from the script. */
  scripted: boolean;
  /** Names of the tools that were called. */
  toolCalls: string[];
}
