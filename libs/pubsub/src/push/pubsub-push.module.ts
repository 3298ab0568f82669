import { ConfigurableModuleBuilder, Logger, Module } from '@nestjs/common';
import { GoogleOidcVerifier, type GoogleOidcOptions } from './google-oidc.verifier';
import { NoPushVerifier } from './no-push.verifier';
import { PubSubPushController } from './pubsub-push.controller';
import { PUSH_TOKEN_VERIFIER, type PushTokenVerifier } from './push-token.verifier';

/** Options of {@link PubSubPushModule}. */
export interface PubSubPushModuleOptions {
  /** What a token must prove, an own verifier, or `'none'` to let everybody in (emulators only). */
  readonly verification: GoogleOidcOptions | PushTokenVerifier | 'none';
}

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<PubSubPushModuleOptions>().build();

/** Serves `POST /pubsub/push`. Needs the `PubSubServer` of a global {@link PubSubModule}. */
@Module({
  controllers: [PubSubPushController],
  providers: [
    {
      provide: PUSH_TOKEN_VERIFIER,
      useFactory: ({ verification }: PubSubPushModuleOptions) => createVerifier(verification),
      inject: [MODULE_OPTIONS_TOKEN],
    },
  ],
})
export class PubSubPushModule extends ConfigurableModuleClass {}

function createVerifier(verification: PubSubPushModuleOptions['verification']): PushTokenVerifier {
  if (verification === 'none') {
    new Logger(PubSubPushModule.name).warn(
      'Push requests are NOT verified: anybody who reaches the port can push.',
    );
    return new NoPushVerifier();
  }
  return 'verify' in verification ? verification : new GoogleOidcVerifier(verification);
}
