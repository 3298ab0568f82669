import { setTimeout as wait } from 'node:timers/promises';

/** A message as the phone shows it. */
export interface PhoneMessage {
  id: string;
  direction: 'in' | 'out';
  kind: string;
  text?: string;
  cards?: { title?: string; body: string; buttons: { id: string; title: string }[] }[];
  buttons?: { id: string; title: string }[];
  imageUrl?: string;
  list?: Record<string, unknown>;
  document?: { filename: string; url?: string };
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  status?: string;
  raw: Record<string, unknown>;
}

/** A turn as the sandbox reports it. */
export interface TurnTrace {
  id: string;
  messages: { id?: string; direction: 'in' | 'out'; kind: string; text?: string; status: string }[];
  modelCalls: number;
  tools: { name: string; arguments: unknown; result: unknown }[];
  outcome: string;
  ms: number;
}

/** The sandbox's control API, as a script would use it. */
export class Sandbox {
  constructor(readonly url: string) {}

  async write(
    phone: string,
    message: { text: string } | { button: { id: string; title: string } } | { raw: unknown },
    business?: string,
    more: { profileName?: string; replyTo?: string } = {},
  ): Promise<string> {
    const { id } = await this.call<{ id: string }>('POST', `/api/chats/${phone}/messages`, {
      ...message,
      business,
      ...more,
    });
    return id;
  }

  messages(phone: string, business?: string): Promise<PhoneMessage[]> {
    return this.call('GET', `/api/chats/${phone}/messages${business ? `?business=${business}` : ''}`);
  }

  async answers(phone: string, business?: string): Promise<PhoneMessage[]> {
    return (await this.messages(phone, business)).filter(({ direction }) => direction === 'out');
  }

  turns(phone: string, business?: string): Promise<TurnTrace[]> {
    return this.call('GET', `/api/chats/${phone}/turns${business ? `?business=${business}` : ''}`);
  }

  /** Where its database can be asked directly. */
  async databaseUrl(): Promise<string> {
    const health = await this.call<{ parts: { supabase: { databaseUrl: string } } }>('GET', '/api/health');
    return health.parts.supabase.databaseUrl;
  }

  /** Sets faults; parts that are not named are healed. */
  setFaults(faults: Record<string, unknown>): Promise<unknown> {
    return this.call('PUT', '/api/faults', {
      pubsub: {},
      aisensy: {},
      supabase: {},
      openai: {},
      places: {},
      ...faults,
    });
  }

  /** Lets the model for tests answer, which names the marked messages it was asked about. */
  playEcho(settings: { delaysMs?: number[]; longAnswers?: number } = {}): Promise<unknown> {
    return this.call('PUT', '/openai/echo', settings);
  }

  /** Requests the model got since the start or the last reset, oldest first. */
  modelRequests(): Promise<{ receivedAt: string; durationMs?: number; outcome: string }[]> {
    return this.call('GET', '/openai/requests');
  }

  /** Waits until at least `count` answers arrived; fails with what is there. */
  async waitForAnswers(
    phone: string,
    count: number,
    { timeoutMs = 20_000, business }: { timeoutMs?: number; business?: string } = {},
  ): Promise<PhoneMessage[]> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const answers = await this.answers(phone, business);
      if (answers.length >= count) return answers;
      if (Date.now() > deadline)
        throw new Error(`${answers.length} of ${count} answers after ${timeoutMs} ms`);
      await wait(100);
    }
  }

  /** Waits until a chat is quiet: the number of answers did not change for `forMs`. */
  async settle(phone: string, forMs = 2500, business?: string): Promise<PhoneMessage[]> {
    for (;;) {
      const before = await this.answers(phone, business);
      await wait(forMs);
      const after = await this.answers(phone, business);
      if (after.length === before.length) return after;
    }
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} was answered with ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}
