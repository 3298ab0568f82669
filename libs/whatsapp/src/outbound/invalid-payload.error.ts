import { PermanentError } from '@whatsapp-agent/contracts';

/**
 * A message cannot be built because cutting it to WhatsApp's limits would change what it means. The message
 * names the member and the rule, never its value.
 */
export class InvalidPayloadError extends PermanentError {
  constructor(
    /** Member that broke the rule, e.g. `interactive.body`. */
    readonly field: string,
    rule: string,
  ) {
    super('WHATSAPP.INVALID_PAYLOAD', `Message cannot be sent: ${field} ${rule}.`, { field });
  }
}
