export { OpenAiFaultPanel } from './openai-fault.panel';
export { OpenAiModule } from './openai.module';
export { OPENAI_API_PATH } from './openai.path';
export { OpenAiStandIn } from './openai-stand-in';
