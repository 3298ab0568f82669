import { Body, Controller, Get, Patch, Req, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { asObject, asText, type Json } from '../../chats/cloud-message';
import { DirectApiGuard, getBusiness } from '../access/direct-api.guard';
import { WhatsappNetwork } from '../network/whatsapp-network';
import { DirectApiErrorFilter } from './direct-api-error.filter';
import { DirectApiError } from './direct-api.error';
import { DIRECT_API_PATH } from './direct-api.path';
import { SANDBOX_TEMPLATES } from './sandbox-templates';

/** Profile, templates and webhook address of a business. */
@ApiExcludeController()
@Controller(DIRECT_API_PATH)
@UseGuards(DirectApiGuard)
@UseFilters(DirectApiErrorFilter)
export class AccountController {
  constructor(private readonly network: WhatsappNetwork) {}

  @Get('get-profile')
  profile(@Req() request: FastifyRequest): Json {
    const { name } = getBusiness(request);
    return { profileData: [{ about: name, vertical: 'REALESTATE', messaging_product: 'whatsapp' }] };
  }

  @Get('get-templates')
  templates(): Json {
    return { data: SANDBOX_TEMPLATES };
  }

  @Patch('settings/update-webhook')
  updateWebhook(@Req() request: FastifyRequest, @Body() body: unknown): Json {
    const url = asText(asObject(asObject(body)['webhooks'])['url']);
    if (url === undefined || !/^https?:\/\//.test(url) || !URL.canParse(url)) {
      throw DirectApiError.ofAisensy(400, 'webhooks.url must be an http(s) URL');
    }
    this.network.redirectWebhooks(getBusiness(request), url);
    return { success: true };
  }
}
