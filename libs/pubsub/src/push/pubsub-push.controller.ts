import {
  Body,
  Controller,
  Headers,
  HttpCode,
  HttpException,
  HttpStatus,
  Inject,
  Logger,
  Post,
} from '@nestjs/common';
import { PubSubServer } from '../server/pubsub.server';
import { PushTokenRejectedError } from './push-token-rejected.error';
import { PUSH_TOKEN_VERIFIER, type PushTokenVerifier } from './push-token.verifier';
import { readPushRequest, type PushHeaders } from './push-request';

/**
 * `POST /pubsub/push`: a push subscription's way into the same handlers as pull.
 * 204 acknowledges; every other answer makes Pub/Sub deliver again: 429 the handler asked for it,
 * 503 not now, 401 not proven, 400 not a push.
 */
@Controller('pubsub/push')
export class PubSubPushController {
  private readonly logger = new Logger(PubSubPushController.name);

  constructor(
    private readonly server: PubSubServer,
    @Inject(PUSH_TOKEN_VERIFIER) private readonly verifier: PushTokenVerifier,
  ) {}

  @Post()
  @HttpCode(HttpStatus.NO_CONTENT)
  async receive(@Headers() headers: PushHeaders, @Body() body: unknown): Promise<void> {
    await this.verify(headers['authorization']);
    if (!this.server.isAccepting) throw answer(HttpStatus.SERVICE_UNAVAILABLE, 'not accepting messages now');
    const message = readPushRequest(body, headers);
    if (!message) throw answer(HttpStatus.BAD_REQUEST, 'not a Pub/Sub push request');
    const settlement = await this.server.dispatch(message);
    if (settlement === 'ack') return;
    if (!this.server.isAccepting) throw answer(HttpStatus.SERVICE_UNAVAILABLE, 'shutting down');
    throw answer(HttpStatus.TOO_MANY_REQUESTS, 'to be delivered again');
  }

  private async verify(authorization: string | string[] | undefined): Promise<void> {
    try {
      await this.verifier.verify(typeof authorization === 'string' ? authorization : undefined);
    } catch (error) {
      if (error instanceof PushTokenRejectedError) {
        this.logger.warn(error.message);
        throw answer(HttpStatus.UNAUTHORIZED, 'not authorized');
      }
      this.logger.error('A push token could not be checked; the request was refused.');
      throw answer(HttpStatus.SERVICE_UNAVAILABLE, 'authorization could not be checked');
    }
  }
}

function answer(status: HttpStatus, message: string): HttpException {
  return new HttpException({ statusCode: status, message }, status);
}
