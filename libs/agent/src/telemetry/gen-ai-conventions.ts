import { trace, type Tracer } from '@opentelemetry/api';

/**
 * Names of OpenTelemetry's GenAI semantic conventions, version 1.39.0 (status: development), written out because the
 * package that holds them calls these names unstable. Raise the version only together with every name below:
 * dashboards are built on them. Prompts, answers, arguments and results have names there too; none is ever recorded.
 */
export const GEN_AI_VERSION = '1.39.0';

/** Says to a collector which version the names are of. */
export const GEN_AI_SCHEMA_URL = `https://opentelemetry.io/schemas/${GEN_AI_VERSION}`;

/** Name of the tracer and the meter of what is said to models. */
export const GEN_AI_SCOPE = 'gen_ai';

export const GEN_AI = {
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  agent: 'gen_ai.agent.name',
  conversation: 'gen_ai.conversation.id',
  requestModel: 'gen_ai.request.model',
  responseModel: 'gen_ai.response.model',
  finishReasons: 'gen_ai.response.finish_reasons',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  tool: 'gen_ai.tool.name',
  toolType: 'gen_ai.tool.type',
  errorType: 'error.type',
  duration: 'gen_ai.client.operation.duration',
} as const;

/** Any endpoint is spoken to as OpenAI's. */
export const GEN_AI_PROVIDER = 'openai';

/** Boundaries of the conventions for model calls, in seconds. */
export const GEN_AI_SECONDS = [
  0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
];

/** The tracer of spans that keep these conventions. */
export function getGenAiTracer(): Tracer {
  return trace.getTracerProvider().getTracer(GEN_AI_SCOPE, undefined, { schemaUrl: GEN_AI_SCHEMA_URL });
}
