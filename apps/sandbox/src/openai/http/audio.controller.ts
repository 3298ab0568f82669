import { Controller, Post, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OPENAI_API_PATH } from '../openai.path';
import { BearerGuard } from './bearer.guard';
import { OpenAiApiError } from './openai-api.error';
import { OpenAiErrorFilter } from './openai-error.filter';

/** Speech to text, which rules cannot do: it says so instead of making words up. */
@ApiExcludeController()
@Controller(`${OPENAI_API_PATH}/audio`)
@UseGuards(BearerGuard)
@UseFilters(OpenAiErrorFilter)
export class AudioController {
  /** @throws OpenAiApiError 501 always */
  @Post('transcriptions')
  transcribe(): never {
    throw new OpenAiApiError(501, {
      message:
        'The demo model cannot hear. Set OPENAI_BASE_URL and OPENAI_API_KEY to a real model for voice notes.',
      type: 'not_supported_error',
      param: 'file',
      code: 'demo_model_cannot_hear',
    });
  }
}
