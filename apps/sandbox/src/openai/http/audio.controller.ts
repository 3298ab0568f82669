import { Controller, Headers, HttpCode, Post, Body, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { readUpload } from '../../aisensy/media/read-upload';
import { OPENAI_API_PATH } from '../openai.path';
import { BearerGuard } from './bearer.guard';
import { OpenAiApiError } from './openai-api.error';
import { OpenAiErrorFilter } from './openai-error.filter';
import { findSpokenWords } from './spoken-words';

/**
 * Speech to text, which rules cannot do. What a voice note carries in writing is read out; a real recording is
 * refused instead of making words up.
 */
@ApiExcludeController()
@Controller(`${OPENAI_API_PATH}/audio`)
@UseGuards(BearerGuard)
@UseFilters(OpenAiErrorFilter)
export class AudioController {
  /** @throws OpenAiApiError 400 without a file, 501 for sound that carries no words in writing */
  @Post('transcriptions')
  @HttpCode(200)
  async transcribe(
    @Body() body: unknown,
    @Headers('content-type') contentType = '',
  ): Promise<{ text: string }> {
    const file = Buffer.isBuffer(body) ? await readUpload(body, contentType) : undefined;
    if (!file) {
      throw new OpenAiApiError(400, {
        message: "Missing required parameter: 'file'.",
        type: 'invalid_request_error',
        param: 'file',
        code: 'missing_required_parameter',
      });
    }
    const text = findSpokenWords(file.data);
    if (text !== undefined) return { text };
    throw new OpenAiApiError(501, {
      message:
        'The demo model cannot hear. Set OPENAI_BASE_URL and OPENAI_API_KEY to a real model for voice notes.',
      type: 'not_supported_error',
      param: 'file',
      code: 'demo_model_cannot_hear',
    });
  }
}
