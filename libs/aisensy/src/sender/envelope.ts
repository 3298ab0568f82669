import { PermanentError, type SendRequest } from '@whatsapp-agent/contracts';

const LONGEST_REFERENCE = 512;

function addressee(request: SendRequest): { to: string } | { recipient: string } {
  const phone = request.to.waId?.replace(/\D/g, '');
  // A phone wins: a provider that does not know `recipient` yet still delivers.
  if (phone) return { to: phone };
  if (request.to.userId) return { recipient: request.to.userId };
  throw new PermanentError(
    'AISENSY.RECIPIENT_MISSING',
    'A message has neither a phone nor a user id to go to. The contact must carry one of them.',
    { tenantId: request.tenantId, reference: request.reference },
  );
}

/**
 * Completes a payload to the Cloud-API body of `POST /messages`.
 * @throws PermanentError when there is no recipient, no content of the payload's type, or the reference is
 * longer than the provider echoes.
 */
export function buildEnvelope(request: SendRequest): Record<string, unknown> {
  const { payload, reference, replyTo, tenantId } = request;
  if (typeof payload[payload.type] !== 'object' || payload[payload.type] === null) {
    throw new PermanentError(
      'AISENSY.PAYLOAD_REJECTED',
      'A message has no content of its own type. This is a defect of the renderer; fix it.',
      { tenantId, reference },
    );
  }
  if (reference.length > LONGEST_REFERENCE) {
    throw new PermanentError(
      'AISENSY.PAYLOAD_REJECTED',
      `A reference has ${reference.length} characters; ${LONGEST_REFERENCE} are allowed.`,
      { tenantId },
    );
  }
  return {
    ...payload,
    recipient_type: 'individual',
    ...addressee(request),
    ...(replyTo ? { context: { message_id: replyTo } } : {}),
    biz_opaque_callback_data: reference,
  };
}
