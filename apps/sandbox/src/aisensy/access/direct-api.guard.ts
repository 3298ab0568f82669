import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { SandboxBusiness } from '../businesses';
import { DirectApiError } from '../http/direct-api.error';
import { WhatsappNetwork } from '../network/whatsapp-network';
import { AccessTokens } from './access-tokens.service';
import { passFaults } from './pass-faults';
import { readBearer } from './read-bearer';

const businesses = new WeakMap<FastifyRequest, SandboxBusiness>();

/** The business whose token a request carried. Only for handlers behind {@link DirectApiGuard}. */
export function getBusiness(request: FastifyRequest): SandboxBusiness {
  const business = businesses.get(request);
  if (!business) throw new Error('The route has no DirectApiGuard.');
  return business;
}

/** Lets calls with a valid bearer through, unless a fault strikes. */
@Injectable()
export class DirectApiGuard implements CanActivate {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly network: WhatsappNetwork,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = readBearer(request);
    const { faults } = this.network;
    if (faults.strikes('rate401')) this.tokens.revoke(token, 401);
    if (faults.strikes('rate422')) this.tokens.revoke(token, 422);
    await passFaults(faults);
    const business = this.tokens.check(token);
    if (typeof business === 'number') throw new DirectApiError(business, { message: 'Invalid Token!' });
    businesses.set(request, business);
    return true;
  }
}
