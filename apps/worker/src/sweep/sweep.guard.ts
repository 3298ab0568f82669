import {
  Inject,
  Injectable,
  ServiceUnavailableException,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { WorkerConfig } from '@whatsapp-agent/config';
import { GoogleOidcVerifier, PushTokenRejectedError } from '@whatsapp-agent/pubsub';
import type { FastifyRequest } from 'fastify';
import { OperatorGuard } from '../access/guards';
import { WORKER_CONFIG } from '../app/worker-config.token';

/**
 * The sweep opens to the scheduler's Google identity token, so that no key has to be written into a job, and to
 * whoever has the operator's key.
 */
@Injectable()
export class SweepGuard implements CanActivate {
  private readonly operator: CanActivate;
  private readonly verifier?: GoogleOidcVerifier;

  constructor(@Inject(WORKER_CONFIG) config: WorkerConfig) {
    this.operator = new OperatorGuard(config);
    if (config.scheduler) {
      const { audience, serviceAccount, certsUrl } = config.scheduler;
      this.verifier = new GoogleOidcVerifier({ audience, serviceAccountEmail: serviceAccount, certsUrl });
    }
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { authorization } = context.switchToHttp().getRequest<FastifyRequest>().headers;
    if (this.verifier === undefined || authorization === undefined) {
      return (await this.operator.canActivate(context)) as boolean;
    }
    try {
      await this.verifier.verify(authorization);
      return true;
    } catch (error) {
      if (error instanceof PushTokenRejectedError) {
        throw new UnauthorizedException('Send an identity token of the scheduler, made for this service.');
      }
      throw new ServiceUnavailableException(
        'The token cannot be checked now: its signing keys are not available.',
      );
    }
  }
}
