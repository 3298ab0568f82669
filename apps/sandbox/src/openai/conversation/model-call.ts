/** A node of a JSON schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A function the model may call. */
export interface OfferedTool {
  name: string;
  description: string;
  parameters: JsonSchema;
}

/** A call the model made earlier in the conversation. */
export interface EarlierCall {
  id: string;
  name: string;
}

/** One entry of the conversation, whichever endpoint it came through. */
export interface ModelMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  text: string;
  /** Of an assistant. */
  calls?: EarlierCall[];
  /** Of a tool: which call this is the result of. */
  callId?: string;
}

/** Whether the model may, must or must not call tools; or the name of the one it has to call. */
export type ToolChoice = 'auto' | 'required' | 'none' | { name: string };

/** A request for an answer, the same for chat completions and responses. It is all the model sees. */
export interface ModelCall {
  model: string;
  messages: readonly ModelMessage[];
  tools: readonly OfferedTool[];
  toolChoice: ToolChoice;
}

/** A tool call the model makes. `arguments` is JSON unless a fault broke it. */
export interface ToolCall {
  name: string;
  arguments: string;
}

/** What a model answers: words, calls or both. */
export interface ModelAnswer {
  text?: string;
  toolCalls: readonly ToolCall[];
}
