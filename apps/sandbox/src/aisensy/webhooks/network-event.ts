import type { NetworkMessage } from '../../chats/chat-network';
import type { Chat } from '../network/chat';

/** A state of a message the business sent. */
export interface StatusReport {
  status: 'sent' | 'delivered' | 'read' | 'failed';
  /** In ms. */
  at: number;
  reference?: string;
  /** Meta's code, when it failed. */
  errorCode?: number;
}

/** What a business is told by webhook. */
export type NetworkEvent =
  | { kind: 'message'; chat: Chat; message: NetworkMessage }
  | { kind: 'status'; chat: Chat; message: NetworkMessage; report: StatusReport };
