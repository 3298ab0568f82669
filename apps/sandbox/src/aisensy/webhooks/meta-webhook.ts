import { asObject, asText, type Json } from '../../chats/cloud-message';
import type { Chat } from '../network/chat';
import type { NetworkEvent } from './network-event';

const seconds = (ms: number): string => String(Math.floor(ms / 1000));

/** Members that name the customer, as far as the business learns them. */
function name(chat: Chat, phoneKey: string, userKey: string): Json {
  const { phone, userId } = chat.customer;
  return {
    ...(chat.shown === 'user_id' ? {} : { [phoneKey]: phone }),
    ...(chat.shown === 'phone' ? {} : { [userKey]: userId }),
  };
}

/** The quoted message with its author, as Meta completes it. */
function completeContext(chat: Chat, raw: Json): Json {
  const id = asText(asObject(raw['context'])['id']);
  if (id === undefined) return raw;
  const quoted = chat.messages.find((message) => message.id === id);
  const from = quoted?.direction === 'in' ? chat.customer.phone : chat.business.phone;
  return { ...raw, context: { from, ...asObject(raw['context']) } };
}

function describe(event: NetworkEvent): Json {
  const { chat, message } = event;
  if (event.kind === 'message') {
    return {
      contacts: [{ profile: { name: chat.customer.name }, ...name(chat, 'wa_id', 'user_id') }],
      messages: [
        {
          ...completeContext(chat, message.raw),
          ...name(chat, 'from', 'from_user_id'),
          id: message.id,
          timestamp: seconds(Date.parse(message.at)),
        },
      ],
    };
  }
  const { status, at, reference, errorCode } = event.report;
  const title = 'Message undeliverable';
  return {
    statuses: [
      {
        id: message.id,
        status,
        timestamp: seconds(at),
        ...name(chat, 'recipient_id', 'recipient_user_id'),
        ...(reference === undefined ? {} : { biz_opaque_callback_data: reference }),
        ...(errorCode === undefined
          ? {}
          : {
              errors: [{ code: errorCode, title, message: title, error_data: { details: 'sandbox fault' } }],
            }),
      },
    ],
  };
}

/** The webhook Meta would send for an event. */
export function buildMetaWebhook(event: NetworkEvent): Json {
  const { business } = event.chat;
  const metadata = { display_phone_number: business.phone, phone_number_id: business.phoneNumberId };
  const value = { messaging_product: 'whatsapp', metadata, ...describe(event) };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: business.wabaId, changes: [{ field: 'messages', value }] }],
  };
}
