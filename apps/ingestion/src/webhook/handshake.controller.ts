import { Controller, Get, Header, HttpCode, HttpStatus, Options, Query } from '@nestjs/common';
import { RefusedRequestException } from '../http/refused-request.exception';
import { describeService, type ServiceDescription } from './service-description';
import { WebhookAuthenticator } from './webhook.authenticator';

/** Query of a GET as it may arrive: parameters can be absent or repeated. */
type HandshakeQuery = Readonly<Record<string, string | string[] | undefined>>;

/** Answers the GET requests that providers send when a webhook address is saved. */
@Controller()
export class HandshakeController {
  constructor(private readonly authenticator: WebhookAuthenticator) {}

  @Get()
  describe(@Query() query: HandshakeQuery): string | ServiceDescription {
    return isHandshake(query) ? this.answerChallenge(query) : describeService();
  }

  /** A plain GET is how AiSensy's dashboard tries an address; it wants any 2xx. */
  @Get(['webhook', 'webhook/:secret'])
  verify(@Query() query: HandshakeQuery): string {
    return isHandshake(query) ? this.answerChallenge(query) : 'OK';
  }

  @Options(['', 'webhook', 'webhook/:secret'])
  @HttpCode(HttpStatus.NO_CONTENT)
  @Header('Allow', 'GET, HEAD, POST, OPTIONS')
  listMethods(): void {
    // The header is the answer.
  }

  private answerChallenge(query: HandshakeQuery): string {
    const token = query['hub.verify_token'];
    const challenge = query['hub.challenge'];
    const subscribes = query['hub.mode'] === 'subscribe';
    if (!subscribes || typeof token !== 'string' || !this.authenticator.isVerifyToken(token)) {
      throw new RefusedRequestException(
        HttpStatus.FORBIDDEN,
        'INGESTION.VERIFY_TOKEN_MISMATCH',
        'The verify token is not the configured one. Enter the value of WEBHOOK_VERIFY_TOKEN.',
      );
    }
    if (typeof challenge !== 'string' || !/^[\w.-]{1,200}$/.test(challenge)) {
      throw new RefusedRequestException(
        HttpStatus.BAD_REQUEST,
        'INGESTION.CHALLENGE_MISSING',
        'hub.challenge is missing or malformed. Send the number to be echoed.',
      );
    }
    return challenge;
  }
}

function isHandshake(query: HandshakeQuery): boolean {
  return Object.keys(query).some((name) => name.startsWith('hub.'));
}
