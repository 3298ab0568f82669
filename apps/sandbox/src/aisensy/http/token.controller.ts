import { Body, Controller, HttpCode, Post, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { asObject, type Json } from '../../chats/cloud-message';
import { AccessTokens } from '../access/access-tokens.service';
import { passFaults } from '../access/pass-faults';
import { readBearer } from '../access/read-bearer';
import { WhatsappNetwork } from '../network/whatsapp-network';
import { DirectApiErrorFilter } from './direct-api-error.filter';
import { DirectApiError } from './direct-api.error';
import { DIRECT_API_PATH } from './direct-api.path';

/** Sells access tokens; its path is spelled as AiSensy spells it. */
@ApiExcludeController()
@Controller(DIRECT_API_PATH)
@UseFilters(DirectApiErrorFilter)
export class TokenController {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly network: WhatsappNetwork,
  ) {}

  @Post('users/regenrate-token')
  @HttpCode(200)
  async regenerate(@Req() request: FastifyRequest, @Body() body: unknown): Promise<Json> {
    await passFaults(this.network.faults);
    const token = this.tokens.buy(readBearer(request));
    if (token === undefined)
      throw new DirectApiError(400, { message: 'Illegal arguments: string, undefined' });
    // Without the flag AiSensy sells a token that ends after 24 hours; nobody wants that one by accident.
    if (asObject(body)['direct_api'] !== true) throw DirectApiError.ofAisensy(400, 'direct_api must be true');
    return { users: [{ token }] };
  }
}
