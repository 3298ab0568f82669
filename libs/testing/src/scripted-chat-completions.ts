import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the scripted model does with one call. */
export type ScriptedStep =
  | { text: string }
  /** Tool calls; a string is sent as the arguments, word for word. */
  | { calls: { name: string; arguments: unknown }[]; text?: string }
  /** An answer with neither words nor calls. */
  | { empty: true }
  | { refusal: string }
  | { status: number; headers?: Record<string, string>; body?: unknown }
  /** A 200 with this body. */
  | { raw: string }
  /** Never answers; the caller has to give up. */
  | { hang: true }
  /** Begins a 200 and never ends it. */
  | { hangInBody: true };

/** A chat-completions request, as far as tests look at it. */
export interface ChatRequest {
  model: string;
  messages: { role: string; content: unknown; tool_calls?: unknown; tool_call_id?: string }[];
  tools?: { function: { name: string; parameters: unknown; strict?: boolean } }[];
  [key: string]: unknown;
}

/** Tokens every answer reports. */
const USAGE = {
  prompt_tokens: 100,
  completion_tokens: 20,
  total_tokens: 120,
  prompt_tokens_details: { cached_tokens: 40 },
};

/**
 * An OpenAI-compatible endpoint that plays a script over real HTTP and keeps what it was asked. A call that
 * the script does not expect is answered with 400 and reported by {@link assertFinished}.
 */
export class ScriptedChatCompletions {
  readonly requests: ChatRequest[] = [];
  private readonly steps: ScriptedStep[] = [];
  private unexpected = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ScriptedChatCompletions> {
    const server = createServer();
    const scripted = new ScriptedChatCompletions(server);
    server.on('request', (request, response) => void scripted.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return scripted;
  }

  /** For `baseUrl`. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Appends steps to the script. */
  script(...steps: ScriptedStep[]): void {
    this.steps.push(...steps);
  }

  /** Throws when the script was not played to its end, or more was asked than it says. */
  assertFinished(): void {
    if (this.unexpected > 0) throw new Error(`${this.unexpected} model call(s) beyond the script`);
    if (this.steps.length > 0) throw new Error(`${this.steps.length} scripted step(s) were never asked for`);
  }

  /** Forgets script and requests. */
  reset(): void {
    this.requests.length = 0;
    this.steps.length = 0;
    this.unexpected = 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    this.requests.push(JSON.parse(body) as ChatRequest);
    const step = this.steps.shift();
    if (!step) {
      this.unexpected += 1;
      return send(response, 400, { error: { message: 'beyond the script' } });
    }
    if ('hang' in step) return;
    if ('hangInBody' in step) {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"id":');
      return;
    }
    if ('status' in step)
      return send(response, step.status, step.body ?? { error: { message: 'scripted' } }, step.headers);
    if ('raw' in step) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(step.raw);
      return;
    }
    send(response, 200, toCompletion(step, this.requests.length));
  }
}

function toCompletion(
  step: Exclude<ScriptedStep, { hang: true } | { hangInBody: true } | { status: number } | { raw: string }>,
  number: number,
): unknown {
  const calls = 'calls' in step ? step.calls : [];
  const message = {
    role: 'assistant',
    content: 'text' in step ? (step.text ?? null) : null,
    refusal: 'refusal' in step ? step.refusal : null,
    ...(calls.length > 0
      ? { tool_calls: calls.map((call, index) => toToolCall(call, `call_${number}_${index}`)) }
      : {}),
  };
  const finish_reason = calls.length > 0 ? 'tool_calls' : 'stop';
  return {
    id: `chatcmpl-${number}`,
    object: 'chat.completion',
    created: 0,
    model: 'scripted',
    choices: [{ index: 0, message, finish_reason, logprobs: null }],
    usage: USAGE,
  };
}

function toToolCall(call: { name: string; arguments: unknown }, id: string): unknown {
  const text = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
  return { id, type: 'function', function: { name: call.name, arguments: text } };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
