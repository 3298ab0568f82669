import { metrics, SpanKind, type Attributes, type Span } from '@opentelemetry/api';
import type { Model, ModelRequest, ModelResponse } from '@openai/agents';
import { runInSpan } from '@whatsapp-agent/observability';
import {
  GEN_AI,
  GEN_AI_PROVIDER,
  GEN_AI_SCHEMA_URL,
  GEN_AI_SCOPE,
  GEN_AI_SECONDS,
  getGenAiTracer,
} from '../telemetry/gen-ai-conventions';
import { mapModelError } from './model-errors';

/**
 * A span `chat <model>` and a measured duration round every call. The SDK's own tracing stays off: its spans carry
 * prompts unless every caller remembers to say no, and they are not active while a tool runs.
 */
export class TracedModel implements Model {
  private readonly duration = metrics
    .getMeter(GEN_AI_SCOPE, undefined, { schemaUrl: GEN_AI_SCHEMA_URL })
    .createHistogram(GEN_AI.duration, {
      description: 'Time of model calls, failed and aborted ones too',
      unit: 's',
      advice: { explicitBucketBoundaries: GEN_AI_SECONDS },
    });
  private readonly labels: Attributes;

  constructor(
    private readonly model: Model,
    private readonly name: string,
  ) {
    this.labels = {
      [GEN_AI.operation]: 'chat',
      [GEN_AI.provider]: GEN_AI_PROVIDER,
      [GEN_AI.requestModel]: name,
    };
  }

  getResponse(request: ModelRequest): Promise<ModelResponse> {
    const description = { kind: SpanKind.CLIENT, tracer: getGenAiTracer() };
    return runInSpan(`chat ${this.name}`, description, (span) => this.ask(request, span));
  }

  getStreamedResponse(request: ModelRequest): ReturnType<Model['getStreamedResponse']> {
    return this.model.getStreamedResponse(request);
  }

  private async ask(request: ModelRequest, span: Span): Promise<ModelResponse> {
    span.setAttributes(this.labels);
    const begun = performance.now();
    let failure: Attributes = {};
    try {
      const response = await this.model.getResponse(request);
      if (span.isRecording()) span.setAttributes(describeResponse(response));
      return response;
    } catch (error) {
      failure = { [GEN_AI.errorType]: nameFailure(error, request) };
      throw error;
    } finally {
      this.duration.record((performance.now() - begun) / 1000, { ...this.labels, ...failure });
    }
  }
}

/** One of the few words that the code knows: it is a metric's label. */
function nameFailure(error: unknown, { signal }: ModelRequest): string {
  if (signal?.aborted) return 'aborted';
  return mapModelError(error)?.code ?? '_OTHER';
}

function describeResponse({ usage, providerData }: ModelResponse): Attributes {
  const { model, choices } = (providerData ?? {}) as { model?: unknown; choices?: unknown };
  const reasons = Array.isArray(choices)
    ? choices.map((choice) => (choice as { finish_reason?: unknown } | null)?.finish_reason)
    : [];
  return {
    [GEN_AI.inputTokens]: usage.inputTokens,
    [GEN_AI.outputTokens]: usage.outputTokens,
    [GEN_AI.responseModel]: isName(model) ? model : undefined,
    [GEN_AI.finishReasons]: reasons.filter(isName),
  };
}

/** The endpoint is somebody else's: what it calls a name may be anything. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z][\w.:/-]{0,79}$/.test(value);
}
