import { Controller, Get, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { WhatsappNetwork } from '../network/whatsapp-network';

/** The addresses of media files in webhooks; like AiSensy's, they need no token. */
@ApiExcludeController()
@Controller('aisensy/media')
export class MediaLinkController {
  constructor(private readonly network: WhatsappNetwork) {}

  @Get(':id')
  open(@Param('id') id: string): StreamableFile {
    const file = this.network.media.find(id);
    if (!file) throw new NotFoundException('There is no such media file; a reset removes them.');
    return new StreamableFile(file.data, { type: file.mimeType });
  }
}
