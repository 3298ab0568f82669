/** Where messages wait for a subscriber. */
export interface Backlog {
  /** Drops every message that is waiting or out for delivery; topics and subscriptions stay. */
  clear(): Promise<void>;
}

/** DI token of the backlogs of this sandbox: none when it runs no broker. */
export const BACKLOGS = Symbol('BACKLOGS');
