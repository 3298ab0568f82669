import { type DynamicModule, Module } from '@nestjs/common';
import { MultipartBody } from '../aisensy/multipart-body.service';
import { AudioController } from './http/audio.controller';
import { BearerGuard } from './http/bearer.guard';
import { ChatCompletionsController } from './http/chat-completions.controller';
import { OpenAiControlController } from './http/control.controller';
import { ModelEndpoint } from './http/model-endpoint.service';
import { ModelsController } from './http/models.controller';
import { ResponsesController } from './http/responses.controller';
import { OpenAiStandIn } from './openai-stand-in';

/** OpenAI's API over an {@link OpenAiStandIn}, for a Nest app on Fastify. */
@Module({})
export class OpenAiModule {
  static forStandIn(standIn: OpenAiStandIn): DynamicModule {
    return {
      module: OpenAiModule,
      controllers: [
        ChatCompletionsController,
        ResponsesController,
        ModelsController,
        AudioController,
        OpenAiControlController,
      ],
      providers: [{ provide: OpenAiStandIn, useValue: standIn }, ModelEndpoint, BearerGuard, MultipartBody],
      exports: [OpenAiStandIn],
    };
  }
}
