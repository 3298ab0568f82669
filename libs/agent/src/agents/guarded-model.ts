import type { Model, ModelRequest, ModelResponse } from '@openai/agents';
import type { CircuitBreaker } from './circuit-breaker';
import { mapModelError } from './model-errors';

/** A request the endpoint will never take says nothing about the next one. */
const OF_THE_REQUEST = new Set(['MODEL.REFUSED_REQUEST']);

/** The model all turns of a process share, behind one breaker. */
export class GuardedModel implements Model {
  constructor(
    private readonly model: Model,
    private readonly breaker: CircuitBreaker,
  ) {}

  getResponse(request: ModelRequest): Promise<ModelResponse> {
    return this.breaker.run(() => this.model.getResponse(request), isOutage);
  }

  getStreamedResponse(request: ModelRequest): ReturnType<Model['getStreamedResponse']> {
    return this.model.getStreamedResponse(request);
  }
}

function isOutage(error: unknown): boolean {
  const mapped = mapModelError(error);
  return mapped !== undefined && mapped.code.startsWith('MODEL.') && !OF_THE_REQUEST.has(mapped.code);
}
