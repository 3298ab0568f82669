import { type Model, ModelBehaviorError, type ModelRequest, type ModelResponse } from '@openai/agents';
import type { TurnRun } from '../assistant/turn-run';

/** A fault may be repaired once; after the second one the model is not asked again. */
const MOST_FAULTS = 2;

/** The model of one turn: counts calls and tokens, and stops a model that keeps misbehaving. */
export class SupervisedModel implements Model {
  constructor(
    private readonly model: Model,
    private readonly run: TurnRun,
  ) {}

  async getResponse(request: ModelRequest): Promise<ModelResponse> {
    const { meter } = this.run;
    if (meter.faults >= MOST_FAULTS) {
      throw new ModelBehaviorError('The model misbehaved again after its repair try.');
    }
    this.run.beginModelCall();
    meter.modelCalls += 1;
    const response = await this.model.getResponse(request);
    meter.add(response.usage);
    if (isFaulty(response, request)) meter.faults += 1;
    return response;
  }

  getStreamedResponse(request: ModelRequest): ReturnType<Model['getStreamedResponse']> {
    return this.model.getStreamedResponse(request);
  }
}

function isFaulty(response: ModelResponse, request: ModelRequest): boolean {
  const names = new Set([
    ...request.tools.map((tool) => tool.name),
    ...request.handoffs.map((handoff) => handoff.toolName),
  ]);
  const usable = response.output.filter((item) => item.type === 'message' || item.type === 'function_call');
  return (
    usable.length === 0 ||
    usable.some((item) => item.type === 'function_call' && (!names.has(item.name) || !isJson(item.arguments)))
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text === '' ? '{}' : text);
    return true;
  } catch {
    return false;
  }
}
