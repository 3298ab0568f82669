import { PermanentError } from '@whatsapp-agent/contracts';

/** The provider does not accept the bearer. Whoever holds a refresh token may buy a new one, once. */
export class InvalidTokenError extends PermanentError {}
