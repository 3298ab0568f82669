import { findPayloadProblems } from '@whatsapp-agent/whatsapp';
import { asObject, asText, type Json } from '../../chats/cloud-message';
import { DirectApiError } from '../http/direct-api.error';

const MAX_REFERENCE = 512;

/** A send as the network understood it. */
export interface OutboundMessage {
  to?: string;
  /** Business-scoped user id. */
  recipient?: string;
  /** Echoed in statuses. */
  reference?: string;
  /** The message without envelope, but with the message it quotes. */
  raw: Json;
  isTemplate: boolean;
}

const invalid = (details: string): DirectApiError =>
  DirectApiError.ofMeta(131009, 'Parameter value is not valid', details);

function readReference(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.length <= MAX_REFERENCE) return value;
  throw invalid('biz_opaque_callback_data: a text of at most 512 characters');
}

function readPhone(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^\+?\d{6,15}$/.test(value)) return value.replace('+', '');
  throw invalid('to: digits with country code');
}

function requirePayload(payload: Json): void {
  const [problem] = findPayloadProblems(payload);
  if (problem === undefined) return;
  if (problem.startsWith('type:')) throw DirectApiError.ofMeta(100, 'Invalid parameter', problem);
  if (problem.includes('received undefined')) {
    throw DirectApiError.ofMeta(131008, 'Required parameter is missing', problem);
  }
  throw invalid(problem);
}

/**
 * Reads the body of `POST /messages` under WhatsApp's rules and limits.
 * @throws DirectApiError with Meta's code for what is wrong.
 */
export function readOutbound(body: unknown): OutboundMessage {
  const {
    to,
    recipient,
    context,
    recipient_type: recipientType = 'individual',
    messaging_product: product = 'whatsapp',
    biz_opaque_callback_data: reference,
    ...payload
  } = asObject(body);
  if (recipientType !== 'individual') throw invalid('recipient_type: individual');
  if (product !== 'whatsapp') throw invalid('messaging_product: whatsapp');
  requirePayload(payload);
  const phone = readPhone(to);
  const userId = asText(recipient);
  if (phone === undefined && userId === undefined) {
    throw DirectApiError.ofMeta(131008, 'Required parameter is missing', 'to: is required');
  }
  if (context !== undefined && asText(asObject(context)['message_id']) === undefined) {
    throw invalid('context.message_id: must be a message id');
  }
  return {
    ...(phone === undefined ? { recipient: userId } : { to: phone }),
    reference: readReference(reference),
    raw: context === undefined ? payload : { ...payload, context },
    isTemplate: payload['type'] === 'template',
  };
}
