import { setTimeout as wait } from 'node:timers/promises';
import { type Customer, type Exchange, type Step, toToolTrace } from './exchange';
import type { PhoneMessage, Sandbox, TurnTrace } from './sandbox';

const LOOK_EVERY_MS = 80;
const ANSWERED_WITHIN_MS = 60_000;
const SETTLED = new Set(['sent', 'failed', 'suppressed', 'unknown']);

/** A customer with a phone: webhook in, WhatsApp messages out, and the trace of the turns in between. */
export class WhatsappCustomer implements Customer {
  private seen = new Set<string>();
  private latest: PhoneMessage[] = [];

  constructor(
    private readonly sandbox: Sandbox,
    readonly id: string,
    private readonly options: { business?: string; profileName?: string; timeoutMs?: number } = {},
  ) {}

  async send(step: Step): Promise<Exchange> {
    const begun = Date.now();
    const ids: string[] = [];
    for (const message of this.toMessages(step)) {
      ids.push(
        await this.sandbox.write(this.id, message, this.options.business, {
          profileName: this.options.profileName,
        }),
      );
    }
    const turns = await this.waitForTurns(ids);
    const messages = await this.takeNewMessages(turns);
    return {
      step,
      messages,
      tools: turns.flatMap(({ tools }) => tools.map(toToolTrace)),
      modelCalls: turns.reduce((sum, turn) => sum + turn.modelCalls, 0),
      turns: turns.length,
      ms: Date.now() - begun,
      thinkingMs: turns.reduce((sum, turn) => sum + turn.ms, 0),
    };
  }

  private toMessages(
    step: Step,
  ): ({ text: string } | { button: { id: string; title: string } } | { raw: unknown })[] {
    if (typeof step === 'string') return [{ text: step }];
    if ('burst' in step) return step.burst.map((text) => ({ text }));
    if ('press' in step) return [{ button: this.findButton(step.press, step.card) }];
    return [step];
  }

  private findButton(title: string, card?: number): { id: string; title: string } {
    const cards = this.latest.flatMap((message) => message.cards ?? []);
    const buttons =
      card === undefined
        ? this.latest.flatMap(({ buttons: own = [], cards: inner = [] }) => [
            ...own,
            ...inner.flatMap((shown) => shown.buttons),
          ])
        : (cards[card - 1]?.buttons ?? []);
    const button = buttons.find((candidate) => candidate.title === title);
    if (!button)
      throw new Error(`Nothing that was sent has a button "${title}"${card ? ` on card ${card}` : ''}.`);
    return button;
  }

  /** The turns that answered the messages, once everything they wrote has left. */
  private async waitForTurns(ids: readonly string[]): Promise<TurnTrace[]> {
    const { timeoutMs = ANSWERED_WITHIN_MS } = this.options;
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const turns = (await this.sandbox.turns(this.id, this.options.business)).filter((turn) =>
        turn.messages.some(({ id }) => id !== undefined && ids.includes(id)),
      );
      const covered = new Set(turns.flatMap(({ messages }) => messages.map(({ id }) => id)));
      const written = turns.flatMap(({ messages }) =>
        messages.filter(({ direction }) => direction === 'out'),
      );
      if (ids.every((id) => covered.has(id)) && written.every(({ status }) => SETTLED.has(status)))
        return turns;
      if (Date.now() > deadline) throw new Error(`No complete answer within ${timeoutMs / 1000} s.`);
      await wait(LOOK_EVERY_MS);
    }
  }

  private async takeNewMessages(turns: readonly TurnTrace[]): Promise<PhoneMessage[]> {
    const own = new Set(turns.flatMap(({ messages }) => messages.map(({ id }) => id)));
    const answers = await this.sandbox.answers(this.id, this.options.business);
    const fresh = answers.filter(({ id }) => !this.seen.has(id) && own.has(id));
    fresh.forEach(({ id }) => this.seen.add(id));
    if (fresh.some(({ cards, buttons }) => cards ?? buttons)) this.latest = fresh;
    return fresh;
  }
}
