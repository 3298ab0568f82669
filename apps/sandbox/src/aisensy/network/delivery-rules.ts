import { asObject, asText } from '../../chats/cloud-message';
import type { AisensyFaults } from '../aisensy-faults';
import type { SandboxBusiness } from '../businesses';
import { DirectApiError } from '../http/direct-api.error';
import type { Chat } from './chat';
import type { Chats } from './chats';
import type { OutboundMessage } from './outbound-rules';

/**
 * The chat a message goes to.
 * @throws DirectApiError 131021 for the sender's own number, 131026 for a user id nobody has.
 */
export function findAddressee(chats: Chats, business: SandboxBusiness, message: OutboundMessage): Chat {
  const { to, recipient = '' } = message;
  if (to === business.phone) {
    throw DirectApiError.ofMeta(131021, 'Recipient cannot be sender', 'to: is the number of the business');
  }
  if (to !== undefined) return chats.open(business, to);
  const chat = chats.findByUserId(business.wabaId, recipient);
  if (!chat) throw DirectApiError.ofMeta(131026, 'Message undeliverable', 'recipient: is not known');
  return chat;
}

/**
 * Applies the 24-hour window and the pair rate, of which one message is spent.
 * @throws DirectApiError 131047 outside the window, 131056 over the rate, 131009 for a reaction to nothing.
 */
export function requireAllowed(
  chat: Chat,
  message: OutboundMessage,
  faults: AisensyFaults,
  now: number,
): void {
  const { closeWindow = false, ignorePairRate = false } = faults;
  if (!message.isTemplate && (closeWindow || !chat.isWindowOpen(now))) {
    const details = 'More than 24 hours have passed since the recipient last replied';
    throw DirectApiError.ofMeta(131047, 'Re-engagement message', details);
  }
  const target = asText(asObject(message.raw['reaction'])['message_id']);
  if (target !== undefined && !chat.messages.some(({ id }) => id === target)) {
    throw DirectApiError.ofMeta(131009, 'Parameter value is not valid', 'reaction.message_id: is not known');
  }
  if (!ignorePairRate && !chat.pairBudget.spend(now)) {
    const details = 'Message failed to send because there were too many messages sent to this recipient';
    throw DirectApiError.ofMeta(131056, 'Pair rate limit hit', details);
  }
}
