import type { ConversationStore, OperatorDesk } from '@whatsapp-agent/contracts';

/** What a conformance test needs of an implementation. */
export interface StoreHarness {
  store: ConversationStore;
  desk: OperatorDesk;
  /** Two tenants that exist in the store. */
  phoneNumberIds: [string, string];
  /** Moves every time kept for the conversation into the past by `ms`. */
  makeOlder(conversationId: string, ms: number): Promise<void>;
}
