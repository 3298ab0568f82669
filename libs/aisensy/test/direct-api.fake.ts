import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived on the wire. */
export interface ReceivedRequest {
  method: string;
  /** Path with query, without the base path. */
  path: string;
  authorization?: string;
  contentType?: string;
  body: Buffer;
}

/** Answers one request; it may also destroy the socket or never answer. */
export type Responder = (
  request: ReceivedRequest,
  response: ServerResponse,
  raw: IncomingMessage,
) => void | Promise<void>;

/** Writes a JSON answer. */
export function answerJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** A real HTTP server in AiSensy's place: it records what arrives, and each spec says how it answers. */
export class FakeDirectApi {
  readonly requests: ReceivedRequest[] = [];
  connections = 0;
  private readonly responders = new Map<string, Responder>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.on('connection', () => this.connections++);
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get baseUrl(): string {
    return `${this.origin}/direct-apis/t1`;
  }

  /** Sets the answer to `METHOD /path` (below the base path, without query). */
  on(route: string, responder: Responder): this {
    this.responders.set(route, responder);
    return this;
  }

  to(path: string): ReceivedRequest[] {
    return this.requests.filter((request) => request.path.split('?')[0] === path);
  }

  bodies(path: string): Record<string, unknown>[] {
    return this.to(path).map((request) => JSON.parse(request.body.toString()) as Record<string, unknown>);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(raw: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of raw as AsyncIterable<Buffer>) chunks.push(chunk);
    const request: ReceivedRequest = {
      method: raw.method ?? '',
      path: (raw.url ?? '').replace('/direct-apis/t1', ''),
      authorization: raw.headers.authorization,
      contentType: raw.headers['content-type'],
      body: Buffer.concat(chunks),
    };
    this.requests.push(request);
    const responder = this.responders.get(`${request.method} ${request.path.split('?')[0]}`);
    if (responder) await responder(request, response, raw);
    else answerJson(response, 404, { message: 'no such path' });
  }
}
