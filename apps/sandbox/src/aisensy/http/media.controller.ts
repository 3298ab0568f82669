import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Post,
  Query,
  Req,
  StreamableFile,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { asObject, asText, type Json } from '../../chats/cloud-message';
import { DirectApiGuard } from '../access/direct-api.guard';
import type { MediaFile } from '../media/media-shelf';
import { readUpload } from '../media/read-upload';
import { WhatsappNetwork } from '../network/whatsapp-network';
import { DirectApiErrorFilter } from './direct-api-error.filter';
import { DirectApiError } from './direct-api.error';
import { DIRECT_API_PATH } from './direct-api.path';

/** Files of messages. */
@ApiExcludeController()
@Controller(DIRECT_API_PATH)
@UseGuards(DirectApiGuard)
@UseFilters(DirectApiErrorFilter)
export class DirectMediaController {
  constructor(private readonly network: WhatsappNetwork) {}

  @Post('media')
  @HttpCode(200)
  async upload(@Req() request: FastifyRequest, @Body() body: unknown): Promise<Json> {
    const file = Buffer.isBuffer(body)
      ? await readUpload(body, request.headers['content-type'] ?? '')
      : undefined;
    if (!file) throw DirectApiError.ofMeta(100, 'Invalid parameter', 'file: is required, as multipart');
    return { id: this.network.media.put(file) };
  }

  @Post('get-media')
  @HttpCode(200)
  download(@Body() body: unknown, @Query('responseType') responseType?: string): StreamableFile | Json {
    const { data, mimeType } = this.find(asText(asObject(body)['id']) ?? '');
    return responseType === 'stream' ? new StreamableFile(data, { type: mimeType }) : { data: data.toJSON() };
  }

  @Delete('media')
  remove(@Query('mediaId') id = ''): Json {
    this.find(id);
    return { success: this.network.media.delete(id) };
  }

  private find(id: string): MediaFile {
    const file = this.network.media.find(id);
    if (file) return file;
    throw DirectApiError.ofMeta(100, 'Invalid parameter', 'id: is not a media file', 404);
  }
}
