import { type DynamicModule, Module } from '@nestjs/common';
import { AccessTokens } from './access/access-tokens.service';
import { AccountController } from './http/account.controller';
import { DirectMediaController } from './http/media.controller';
import { MediaLinkController } from './http/media-link.controller';
import { MessagesController } from './http/messages.controller';
import { TokenController } from './http/token.controller';
import { MultipartBody } from './multipart-body.service';
import { WhatsappNetwork } from './network/whatsapp-network';

/** AiSensy's Direct API over a {@link WhatsappNetwork}, for a Nest app on Fastify. */
@Module({})
export class AisensyStandInModule {
  /** The network is exported; a reset of it also makes every access token valid again. */
  static forNetwork(network: WhatsappNetwork): DynamicModule {
    const tokens = new AccessTokens(network.known, network.now);
    network.on('reset', () => tokens.reset());
    return {
      module: AisensyStandInModule,
      controllers: [
        MessagesController,
        TokenController,
        DirectMediaController,
        MediaLinkController,
        AccountController,
      ],
      providers: [
        MultipartBody,
        { provide: WhatsappNetwork, useValue: network },
        { provide: AccessTokens, useValue: tokens },
      ],
      exports: [WhatsappNetwork],
    };
  }
}
