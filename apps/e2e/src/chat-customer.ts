import { type Customer, type Exchange, type Step, toToolTrace } from './exchange';

interface ChatAnswer {
  response: string;
  tools: { name: string; arguments: unknown; result: unknown }[];
  modelCalls: number;
}

/** Talks through `/chat`: the same turn without a channel, and without its quiet window's neighbours. */
export class ChatCustomer implements Customer {
  constructor(
    private readonly workerUrl: string,
    readonly id: string,
    private readonly apiKey?: string,
  ) {}

  async send(step: Step): Promise<Exchange> {
    if (typeof step !== 'string') throw new Error('/chat takes texts only; run this case over WhatsApp.');
    const begun = Date.now();
    const response = await fetch(`${this.workerUrl}/chat`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.apiKey === undefined ? {} : { 'x-api-key': this.apiKey }),
      },
      body: JSON.stringify({ message: step, userId: this.id }),
    });
    if (!response.ok) throw new Error(`/chat answered with ${response.status}.`);
    const answer = (await response.json()) as ChatAnswer;
    return {
      step,
      messages: [{ id: '', direction: 'out', kind: 'text', text: answer.response, raw: {} }],
      tools: answer.tools.map(toToolTrace),
      modelCalls: answer.modelCalls,
      turns: 1,
      ms: Date.now() - begun,
      thinkingMs: Date.now() - begun,
    };
  }
}
