import type { AddressInfo } from 'node:net';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { AisensyStandInModule } from '../aisensy-stand-in.module';
import { DIRECT_API_PATH } from '../http/direct-api.path';
import { WhatsappNetwork } from '../network/whatsapp-network';
import type { WhatsappNetworkOptions } from '../network/whatsapp-network.options';
import { WebhookReceiver } from './webhook-receiver';

export const META_SECRET = 'meta-secret';
export const AISENSY_SECRET = 'aisensy-secret';
export const MARINA = '100000000000001';
export const PALM = '100000000000002';
export const PHONE = '971501234567';

/** An answer of the Direct API. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  response: Response;
}

/** The stand-in as an app on a port, with a webhook receiver. */
export class StandInHarness {
  private constructor(
    readonly network: WhatsappNetwork,
    readonly receiver: WebhookReceiver,
    private readonly app: NestFastifyApplication,
    readonly origin: string,
  ) {}

  static async start(
    surface: 'meta' | 'aisensy' = 'meta',
    options: Partial<WhatsappNetworkOptions> = {},
  ): Promise<StandInHarness> {
    const receiver = await new WebhookReceiver().start();
    const clock = { offset: 0 };
    const network = new WhatsappNetwork({
      webhook: { url: receiver.url, surface, metaAppSecret: META_SECRET, aisensySecret: AISENSY_SECRET },
      publicUrl: 'http://sandbox.example',
      statusDelays: { sent: 5, delivered: 25, read: 50 },
      now: () => Date.now() + clock.offset,
      ...options,
    });
    const module = await Test.createTestingModule({
      imports: [AisensyStandInModule.forNetwork(network)],
    }).compile();
    const app = module.createNestApplication<NestFastifyApplication>(
      new FastifyAdapter({ forceCloseConnections: true }),
      { logger: false },
    );
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const harness = new StandInHarness(network, receiver, app, `http://127.0.0.1:${port}`);
    harness.advance = (ms) => (clock.offset += ms);
    return harness;
  }

  /** Moves the clock of the network. */
  advance: (ms: number) => void = () => undefined;

  async stop(): Promise<void> {
    this.network.stop();
    await this.app.close();
    await this.receiver.stop();
  }

  /** Calls the Direct API as the first business, unless another bearer is given. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    bearer: string | undefined = 'sandbox-token-1',
  ): Promise<Answer> {
    const form = body instanceof FormData;
    const response = await fetch(`${this.origin}/${DIRECT_API_PATH}/${path}`, {
      method,
      headers: {
        ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
        ...(form || body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: form ? body : body === undefined ? undefined : JSON.stringify(body),
    });
    const copy = response.clone();
    const parsed = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    return { status: response.status, body: parsed, response: copy };
  }

  /** Sends a text, or another payload, to the customer. */
  send(payload: object = { type: 'text', text: { body: 'hello' } }, envelope: object = {}): Promise<Answer> {
    return this.call('POST', 'messages', {
      recipient_type: 'individual',
      to: PHONE,
      ...envelope,
      ...payload,
    });
  }

  /** The customer writes a text. */
  write(body = 'hi', business = MARINA): Promise<string> {
    return this.network.customerSends({ business, phone: PHONE, message: { type: 'text', text: { body } } });
  }
}

/** Meta's code in an error answer. */
export function codeOf({ body }: Answer): unknown {
  return (body['error'] as Record<string, unknown> | undefined)?.['code'];
}
