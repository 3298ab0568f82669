import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { echoWebhook, type MetaBusiness } from '../../meta-webhooks';
import type { SeededRandom } from '../plan/seeded-random';
import { readWebhook } from './read-webhook';
import { StatusBook } from './status-book';

const RETRY_MS = 250;
const FORWARD_TIMEOUT_MS = 8_000;

interface Webhook {
  body: string;
  headers: Record<string, string>;
}

/**
 * Stands between WhatsApp and the ingestion service and is as careless as a provider may be: everything comes at least
 * three times, at once and later, in any order, and it comes again until it was acknowledged.
 */
export class WebhookRelay {
  /** When the ingestion service first said 200, by wamid. */
  readonly acknowledgedAt = new Map<string, number>();
  readonly statuses = new StatusBook();
  readonly counts = {
    webhooks: 0,
    copies: 0,
    replayedLater: 0,
    lateStatuses: 0,
    regressedStatuses: 0,
    refused: 0,
  };
  private readonly kept = new Map<string, Webhook>();
  private readonly server: Server;
  private readonly stopping = new AbortController();
  private open = 0;

  constructor(
    private readonly ingestionUrl: string,
    private readonly random: SeededRandom,
  ) {
    this.server = createServer((incoming, reply) => {
      // The sandbox's dashboard asks for metrics where webhooks go.
      if (incoming.method !== 'POST') {
        reply.writeHead(404).end();
        return;
      }
      void readWebhookBody(incoming).then((webhook) => {
        reply.writeHead(200).end();
        this.accept(webhook);
      });
    });
  }

  /** Deliveries that are still owed. */
  get pending(): number {
    return this.open;
  }

  async start(port: number): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Delivers the webhook of a message once more, e.g. long after it was answered. */
  replay(wamid: string): void {
    const webhook = this.kept.get(wamid);
    if (!webhook) return;
    this.counts.replayedLater += 1;
    this.owe(webhook, 0);
  }

  /** A person types in the business's own app. @returns the wamid of the echo. */
  sendEcho(business: MetaBusiness, phone: string, text: string): string {
    const echo = echoWebhook(phone, text, business);
    this.owe(echo, 0);
    this.owe(echo, 200);
    return echo.wamid;
  }

  private accept(webhook: Webhook): void {
    this.counts.webhooks += 1;
    const { wamid, status } = readWebhook(webhook.body);
    if (status === undefined) return this.acceptMessage(webhook, wamid);
    const regresses = status === 'sent' && this.random.chance(0.3);
    const late = this.random.chance(0.5);
    this.counts.lateStatuses += Number(late);
    this.counts.regressedStatuses += Number(regresses);
    this.owe(webhook, late ? this.random.whole(0, 900) : 0);
    // A "sent" that comes again after "read".
    if (regresses) this.owe(webhook, 1_500);
    else if (this.random.chance(0.3)) this.owe(webhook, this.random.whole(0, 300));
  }

  private acceptMessage(webhook: Webhook, wamid: string): void {
    this.kept.set(wamid, webhook);
    const shuffle = this.random.chance(0.3) ? this.random.whole(0, 400) : 0;
    this.owe(webhook, shuffle);
    this.owe(webhook, shuffle);
    this.owe(webhook, shuffle + this.random.whole(50, 3_000));
    this.counts.copies += 2;
  }

  private owe(webhook: Webhook, afterMs: number): void {
    this.open += 1;
    void this.deliver(webhook, afterMs).finally(() => (this.open -= 1));
  }

  private async deliver(webhook: Webhook, afterMs: number): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = afterMs; !signal.aborted; pause = RETRY_MS) {
      if (pause > 0) await wait(pause, undefined, { signal }).catch(() => undefined);
      if (await this.post(webhook)) return this.confirm(webhook);
      this.counts.refused += 1;
    }
  }

  private async post({ body, headers }: Webhook): Promise<boolean> {
    try {
      const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(FORWARD_TIMEOUT_MS)]);
      const response = await fetch(this.ingestionUrl, { method: 'POST', body, headers, signal });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }

  private confirm({ body }: Webhook): void {
    const { wamid, status, code } = readWebhook(body);
    if (status !== undefined) this.statuses.note(wamid, status, code);
    else if (!this.acknowledgedAt.has(wamid)) this.acknowledgedAt.set(wamid, Date.now());
  }
}

async function readWebhookBody(incoming: IncomingMessage): Promise<Webhook> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const signature = incoming.headers['x-hub-signature-256'];
  return {
    body: Buffer.concat(chunks).toString(),
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': String(signature) },
  };
}
