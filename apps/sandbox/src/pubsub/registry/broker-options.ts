/** How a broker runs; everything has a default. */
export interface BrokerOptions {
  /** Default `127.0.0.1`. */
  host?: string;
  /** 0, the default, takes a free port and keeps it when the broker is started again. */
  port?: number;
  /** Google's minimum of 10 seconds is the default; tests may go lower. */
  minAckDeadlineSeconds?: number;
  /** Milliseconds between keepalives on an idle stream; 10 000 by default. */
  heartbeatMs?: number;
  /** Milliseconds that a Pull waits for a first message; 20 000 by default. */
  pullWaitMs?: number;
  /** Open requests per push subscription; 100 by default. */
  pushConcurrency?: number;
  /** Messages that a topic remembers for `messagesOf` and seek; 20 000 by default. */
  historyMessages?: number;
  /** Bytes that a topic remembers at most; 64 MB by default. */
  historyBytes?: number;
}

export const DEFAULT_BROKER_OPTIONS: Required<BrokerOptions> = {
  host: '127.0.0.1',
  port: 0,
  minAckDeadlineSeconds: 10,
  heartbeatMs: 10_000,
  pullWaitMs: 20_000,
  pushConcurrency: 100,
  historyMessages: 20_000,
  historyBytes: 64 * 1024 * 1024,
};
