import { Controller, Get, Param, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DEMO_MODEL } from '../demo-model';
import { OPENAI_API_PATH } from '../openai.path';
import { BearerGuard } from './bearer.guard';
import { OpenAiApiError } from './openai-api.error';
import { OpenAiErrorFilter } from './openai-error.filter';

const MODEL = { id: DEMO_MODEL, object: 'model', created: 0, owned_by: 'sandbox' } as const;

/** The one model there is. Requests may name any other: it answers all of them, under its own name. */
@ApiExcludeController()
@Controller(`${OPENAI_API_PATH}/models`)
@UseGuards(BearerGuard)
@UseFilters(OpenAiErrorFilter)
export class ModelsController {
  @Get()
  list(): object {
    return { object: 'list', data: [MODEL] };
  }

  @Get(':id')
  read(@Param('id') id: string): object {
    if (id === DEMO_MODEL) return MODEL;
    throw new OpenAiApiError(404, {
      message: `The sandbox has one model, ${DEMO_MODEL}.`,
      type: 'invalid_request_error',
      param: 'model',
      code: 'model_not_found',
    });
  }
}
