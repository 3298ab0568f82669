import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { classify, type Exchange } from './exchange';

/** What becomes of a call: it goes on, or its connection ends without an answer. */
export type Verdict = 'pass' | 'cut';

/** Whoever looks at the calls of the workers. */
export interface ExchangeWatcher {
  /** Before the call is passed on. */
  before(exchange: Exchange): Verdict | Promise<Verdict>;
  /** After the other side has answered, before the worker hears of it. */
  after(exchange: Exchange): Verdict | Promise<Verdict>;
}

/** Hop-by-hop, or wrong once the body is passed on whole. */
const DROPPED = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'host']);

/**
 * Stands between one worker and everything it calls over HTTP. The worker is the real one and knows nothing of it;
 * that it has a proxy of its own tells who is calling.
 */
export class WorkerProxy {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server: Server;

  constructor(
    readonly worker: number,
    private readonly targets: { supabase: string; sandbox: string },
    private readonly watcher: ExchangeWatcher,
  ) {
    this.server = createServer((incoming, reply) => void this.serve(incoming, reply));
    this.server.keepAliveTimeout = 60_000;
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    this.agent.destroy();
  }

  private async serve(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    try {
      const body = await readAll(incoming);
      const path = incoming.url ?? '/';
      const exchange: Exchange = {
        worker: this.worker,
        ...classify(path),
        body: body.toString(),
        startedAt: Date.now(),
      };
      if ((await this.watcher.before(exchange)) === 'cut') return void reply.destroy();
      const answer = await this.forward(incoming, path, body, reply);
      const content = await readAll(answer);
      Object.assign(exchange, {
        endedAt: Date.now(),
        status: answer.statusCode,
        response: content.toString(),
      });
      if ((await this.watcher.after(exchange)) === 'cut') return void reply.destroy();
      reply.writeHead(answer.statusCode ?? 502, {
        ...keep(answer.headers),
        'content-length': content.length,
      });
      reply.end(content);
    } catch {
      // The worker hung up, or the other side did: both see a connection that ends.
      reply.destroy();
    }
  }

  private forward(
    incoming: IncomingMessage,
    path: string,
    body: Buffer,
    reply: ServerResponse,
  ): Promise<IncomingMessage> {
    const { supabase, sandbox } = this.targets;
    const target = path.startsWith('/rest/') || path.startsWith('/auth/') ? supabase : sandbox;
    return new Promise((resolve, reject) => {
      const headers = { ...keep(incoming.headers), 'content-length': body.length };
      const outgoing = request(
        `${target}${path}`,
        { method: incoming.method, headers, agent: this.agent },
        resolve,
      );
      outgoing.on('error', reject);
      // A worker that gives up is noticed on the other side.
      reply.on('close', () => {
        if (!reply.writableFinished) outgoing.destroy();
      });
      outgoing.end(body);
    });
  }
}

function keep(headers: IncomingMessage['headers']): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string | string[]] => !DROPPED.has(entry[0]) && entry[1] !== undefined,
    ),
  );
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
