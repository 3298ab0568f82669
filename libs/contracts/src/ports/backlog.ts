/** What waits in the store, over all businesses, at one moment. Ages are milliseconds; 0 when nothing waits. */
export interface Backlog {
  /** Conversations with messages nobody has answered yet, those being thought about included. */
  conversations: number;
  messages: number;
  oldestMessageMs: number;
  /** Outbox rows that may leave now or are on their way; those waiting for pace or back-off are not counted. */
  sends: number;
  oldestSendMs: number;
  /** Sends of the last day whose outcome the provider never reported. */
  unknownSends: number;
}
