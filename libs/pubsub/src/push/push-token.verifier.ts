/** DI token of the {@link PushTokenVerifier}. */
export const PUSH_TOKEN_VERIFIER: unique symbol = Symbol('PUSH_TOKEN_VERIFIER');

/** Decides whether a push request comes from the subscription it claims. */
export interface PushTokenVerifier {
  /**
   * @param authorization the `Authorization` header
   * @throws PushTokenRejectedError when the token proves nothing; any other error means "could not check now"
   */
  verify(authorization: string | undefined): Promise<void>;
}
