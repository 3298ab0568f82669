import { Body, Controller, HttpCode, Post, Req, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { asObject, asText, type Json } from '../../chats/cloud-message';
import { DirectApiGuard, getBusiness } from '../access/direct-api.guard';
import { WhatsappNetwork } from '../network/whatsapp-network';
import { DirectApiErrorFilter } from './direct-api-error.filter';
import { DirectApiError } from './direct-api.error';
import { DIRECT_API_PATH } from './direct-api.path';
import { LostResponseError } from './lost-response.error';

/** Messages and read receipts. */
@ApiExcludeController()
@Controller(DIRECT_API_PATH)
@UseGuards(DirectApiGuard)
@UseFilters(DirectApiErrorFilter)
export class MessagesController {
  constructor(private readonly network: WhatsappNetwork) {}

  @Post('messages')
  @HttpCode(200)
  send(@Req() request: FastifyRequest, @Body() body: unknown): Json {
    const { wamid, chat } = this.network.businessSends(getBusiness(request), body);
    if (this.network.faults.strikes('loseResponse')) throw new LostResponseError();
    const { to, recipient } = asObject(body);
    const person =
      chat.shown === 'user_id' ? { user_id: chat.customer.userId } : { wa_id: chat.customer.phone };
    return {
      messaging_product: 'whatsapp',
      contacts: [{ input: to ?? recipient, ...person }],
      messages: [{ id: wamid }],
    };
  }

  @Post('mark-read')
  @HttpCode(200)
  markRead(@Req() request: FastifyRequest, @Body() body: unknown): Json {
    const { messageId, showTypingIndicator } = asObject(body);
    // The real flag is the text "true"; a boolean shows nothing, so that the mistake is noticed.
    const found = this.network.businessReads(
      getBusiness(request),
      asText(messageId) ?? '',
      showTypingIndicator === 'true',
    );
    if (found) return { success: true };
    throw DirectApiError.ofMeta(
      131009,
      'Parameter value is not valid',
      'messageId: is not a received message',
    );
  }
}
