/** Why a push token proves nothing. */
export type PushTokenRejection = 'MISSING' | 'INVALID' | 'WRONG_IDENTITY';

/** A push request without acceptable proof of its sender. Never quotes the token. */
export class PushTokenRejectedError extends Error {
  constructor(readonly reason: PushTokenRejection) {
    super(`The push request was refused: ${DETAILS[reason]}.`);
    this.name = 'PushTokenRejectedError';
  }
}

const DETAILS: Readonly<Record<PushTokenRejection, string>> = {
  MISSING: 'it carries no bearer token',
  INVALID: 'its token is not a valid one of the expected issuer and audience',
  WRONG_IDENTITY: 'its token belongs to another account than the configured service account',
};
