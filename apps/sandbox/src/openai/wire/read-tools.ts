import type { OfferedTool, ToolChoice } from '../conversation/model-call';
import { isJsonObject, type JsonObject } from '../conversation/read-json';
import { OpenAiApiError } from '../http/openai-api.error';

/** Reads the functions of a request. `nested`: they are wrapped as chat completions wrap them. */
export function readTools(tools: unknown, nested: boolean): OfferedTool[] {
  if (tools === undefined || tools === null) return [];
  if (!Array.isArray(tools)) throw OpenAiApiError.ofRequest('tools must be a list.', 'tools');
  return tools
    .filter((tool): tool is JsonObject => isJsonObject(tool) && tool['type'] === 'function')
    .map((tool, index) => readTool(nested ? tool['function'] : tool, index));
}

function readTool(tool: unknown, index: number): OfferedTool {
  const { name, description, parameters } = isJsonObject(tool) ? tool : {};
  if (typeof name !== 'string' || name === '') {
    throw OpenAiApiError.ofRequest(`tools[${index}] needs a name.`, `tools[${index}].name`);
  }
  return {
    name,
    description: typeof description === 'string' ? description : '',
    parameters: isJsonObject(parameters) ? parameters : {},
  };
}

/** Reads how free the model is to call tools. */
export function readToolChoice(choice: unknown): ToolChoice {
  if (choice === 'none' || choice === 'required') return choice;
  if (!isJsonObject(choice)) return 'auto';
  const { name } = isJsonObject(choice['function']) ? choice['function'] : choice;
  return typeof name === 'string' ? { name } : 'auto';
}
