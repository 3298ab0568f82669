import type { Persona } from './personas';

/** What the customer says when there is nothing left to say. */
const DONE = '[done]';
const TIMEOUT_MS = 60_000;

interface Message {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** A customer played by a model over plain HTTP; it sees what a customer sees and nothing else. */
export class SimulatedCustomer {
  private readonly messages: Message[];

  constructor(persona: Persona) {
    this.messages = [{ role: 'system', content: toInstructions(persona) }];
  }

  /** What the customer writes next; nothing when the conversation is over for them. */
  async speak(answer: string | undefined): Promise<string | undefined> {
    this.messages.push({ role: 'user', content: answer ?? 'The chat is open. Write your first message.' });
    const said = await this.ask();
    this.messages.push({ role: 'assistant', content: said });
    const text = said.replace(DONE, '').trim();
    return said.includes(DONE) || text === '' ? undefined : text;
  }

  private async ask(): Promise<string> {
    const base = process.env['OPENAI_BASE_URL'] ?? 'https://api.openai.com/v1';
    const response = await fetch(`${base}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${process.env['OPENAI_API_KEY'] ?? ''}`,
      },
      body: JSON.stringify({
        model: process.env['EVAL_CUSTOMER_MODEL'] ?? process.env['OPENAI_MODEL'] ?? 'gpt-5-mini',
        messages: this.messages,
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`The model that plays the customer answered with ${response.status}.`);
    const body = (await response.json()) as { choices?: { message?: { content?: string } }[] };
    return body.choices?.[0]?.message?.content ?? DONE;
  }
}

function toInstructions({ character, goal, style }: Persona): string {
  return [
    'You play a customer who writes to a property agency in Dubai on WhatsApp. Never play the agency.',
    `Who you are: ${character}`,
    `What you want: ${goal}`,
    `How you write: ${style}`,
    'Write one short message at a time, as a person does. Reveal what you want bit by bit, and answer what you are asked.',
    `When you have what you wanted, or it is hopeless, write ${DONE}.`,
  ].join('\n');
}
