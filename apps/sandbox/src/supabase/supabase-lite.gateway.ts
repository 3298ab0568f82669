import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import type { StrikeCounter } from '../faults/strike-counter';
import type { DatabaseFaults } from './database-faults';
import { serializeJsonParameter } from './json-parameter';
import { PostgrestErrors } from './postgrest-errors';
import { CallerGoneError, RequestQueue } from './request-queue';

/** Keys of the local project. Not secrets: the server listens on this machine only. */
export const localKeys = {
  anonKey: 'sb_publishable_sandbox-anon-key',
  serviceRoleKey: 'sb_secret_sandbox-service-role-key',
} as const;

const roleOfKey = new Map<string, { type: 'publishable' | 'secret'; role: string }>([
  [localKeys.anonKey, { type: 'publishable', role: 'anon' }],
  [localKeys.serviceRoleKey, { type: 'secret', role: 'service_role' }],
]);

/** Every RPC holds a connection for its transaction; turns of many conversations run at once. */
const poolSize = 24;

type Fetch = (request: Request, context: { peerAddress: string | null }) => Response | Promise<Response>;

/** Supabase Lite in front of a PostgreSQL server, on 127.0.0.1. The same supabase-js talks to it as to a project. */
export class SupabaseLiteGateway {
  private server?: Server;
  private closeConnection?: () => Promise<void>;
  private readonly errors = new PostgrestErrors();
  private readonly queue = new RequestQueue(poolSize);

  constructor(
    private readonly databaseUrl: string,
    private readonly port: number,
    private readonly faults: DatabaseFaults,
    private readonly strikes: StrikeCounter,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const handle = await this.openApp();
    const server = serve({
      port: this.port,
      hostname: '127.0.0.1',
      overrideGlobalObjects: false,
      fetch: async (request: Request, bindings) => {
        const refusal = await this.applyFaults();
        if (refusal) return refusal;
        const peerAddress = bindings.incoming.socket.remoteAddress ?? null;
        return this.queue.use(request.signal, () => handle(request, { peerAddress })).catch(answerNobody);
      },
    }) as Server;
    this.server = server;
    await once(server, 'listening');
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server?.listening) {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    }
    await this.closeConnection?.();
    this.closeConnection = undefined;
  }

  private async openApp(): Promise<Fetch> {
    // Packages without a CommonJS entry.
    const { App } = await import('@supabase/lite');
    const { createPostgresConnection } = await import('@supabase/lite/postgres');
    const connection = createPostgresConnection({
      url: this.databaseUrl,
      postgresOptions: {
        max: poolSize,
        onnotice: () => undefined,
        // Lite registers both names; each must be replaced.
        types: { json: jsonType(114), jsonb: jsonType(3802) },
      },
    });
    this.closeConnection = () => connection.close();
    const withContext = connection.withContext.bind(connection);
    connection.withContext = (vars, work, options) =>
      this.errors.note(() => withContext(vars, work, options));
    const app = new App({
      connection,
      api: { enabled: true, schemas: ['public'] },
      auth: { enabled: false },
      options: {
        server: {
          disableStudio: true,
          apiKeys: {
            resolver: async (key) => {
              const known = roleOfKey.get(key);
              return known ? { type: known.type, claims: { role: known.role } } : null;
            },
          },
        },
      },
    });
    return (request, context) => this.errors.answer(() => app.fetch(request, context));
  }

  private async applyFaults(): Promise<Response | undefined> {
    const { slowMs = 0 } = this.faults;
    if (this.strikes.note('slowMs', slowMs > 0)) await sleep(slowMs);
    if (!this.strikes.note('refuse', this.faults.refuse === true)) return undefined;
    return Response.json({ message: 'The database is refusing connections (fault).' }, { status: 503 });
  }
}

/** Nobody reads it: the connection is closed. */
function answerNobody(error: unknown): Response {
  if (error instanceof CallerGoneError) return new Response(null, { status: 503 });
  throw error;
}

function jsonType(oid: number) {
  return {
    to: oid,
    from: [oid],
    serialize: serializeJsonParameter,
    parse: (text: string): unknown => JSON.parse(text),
  };
}
