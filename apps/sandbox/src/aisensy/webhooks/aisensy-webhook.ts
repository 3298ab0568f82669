import { createHash } from 'node:crypto';
import { asObject, asText, type Json } from '../../chats/cloud-message';
import { describeForAisensy } from './aisensy-content';
import type { NetworkEvent } from './network-event';

/** AiSensy's ids are 24 hex characters. */
const objectId = (seed: string): string => createHash('sha256').update(seed).digest('hex').slice(0, 24);

function describe(event: NetworkEvent): Json {
  const { chat, message } = event;
  if (event.kind === 'message') {
    const quoted = asText(asObject(message.raw['context'])['id']);
    return {
      sender: 'USER',
      ...describeForAisensy(message.raw),
      status: 'SENT',
      sent_at: Date.parse(message.at),
      failed_at: null,
      failureResponse: null,
      context: quoted === undefined ? null : { from: chat.business.phone, id: quoted },
    };
  }
  const { status, at, errorCode } = event.report;
  return {
    sender: 'API',
    status: status.toUpperCase(),
    [`${status}_at`]: at,
    ...(errorCode === undefined
      ? {}
      : { failureResponse: { code: errorCode, reason: 'Message undeliverable' } }),
  };
}

/** The project webhook AiSensy would send for an event; the attempt is added on the way. */
export function buildAisensyWebhook(event: NetworkEvent): Json {
  const { business, customer } = event.chat;
  const { id } = event.message;
  const state = event.kind === 'status' ? event.report.status : 'message';
  return {
    id: objectId(`${id}:${state}`),
    created_at: new Date(event.kind === 'status' ? event.report.at : event.message.at).toISOString(),
    topic: event.kind === 'message' ? 'message.sender.user' : 'message.status.updated',
    project_id: business.projectId,
    data: {
      message: {
        type: 'message',
        id: objectId(id),
        project_id: business.projectId,
        phone_number: customer.phone,
        userName: customer.name,
        messageId: id,
        ...describe(event),
      },
    },
  };
}
