import { setTimeout as wait } from 'node:timers/promises';
import type { WrittenMessage } from '../checker/evidence';
import type { WebhookRelay } from '../network/webhook-relay';
import type { ConversationPlan, PlanStep } from '../plan/conversation-plan';
import type { ChaosStage } from './chaos-stage';
import type { ChaosSystem } from './chaos-system';
import { Operator } from './operator';

/** WhatsApp accounts of the seeded businesses. */
export const CHAOS_BUSINESSES = {
  marina: { wabaId: '100000000000001', phoneNumberId: '200000000000001' },
  palm: { wabaId: '100000000000002', phoneNumberId: '200000000000002' },
} as const;

const LONGEST_WAIT_MS = 15_000;

/** Plays one conversation: the customer, and the people of the business. */
export class Customer {
  private readonly mine: WrittenMessage[] = [];
  private readonly business: (typeof CHAOS_BUSINESSES)[keyof typeof CHAOS_BUSINESSES];
  private readonly operator: Operator;
  readonly conversation: string;

  constructor(
    private readonly plan: ConversationPlan,
    private readonly system: ChaosSystem,
    private readonly stage: ChaosStage,
    private readonly relay: WebhookRelay,
    private readonly nextMarker: () => string,
  ) {
    this.business = CHAOS_BUSINESSES[plan.business];
    this.conversation = `${this.business.wabaId}:${plan.phone}`;
    this.operator = new Operator(this.conversation, plan.phone, this.business, system, stage, relay);
  }

  async play(): Promise<void> {
    for (const step of this.plan.steps) await this.take(step);
  }

  private async take(step: PlanStep): Promise<void> {
    switch (step.kind) {
      case 'write':
        for (const gap of step.gapsMs) await this.ask(gap);
        return;
      case 'await-answer':
        return this.awaitAnswer();
      case 'take-over':
        await wait(step.afterMs);
        if (step.by !== 'keyword') return this.operator.takeOver(step.by);
        return this.operator.silenceBy(() => this.command('talk to a human'), 'human');
      case 'hand-back':
        await wait(1_000);
        return this.operator.handBack();
      case 'opt-out':
        await wait(step.afterMs);
        return this.operator.silenceBy(() => this.command('STOP'), 'opted_out');
      case 'opt-in':
        await wait(1_000);
        return this.operator.endBy(() => this.command('START'));
      case 'react':
        return this.react();
      case 'replay':
        for (const { wamid } of this.mine) this.relay.replay(wamid);
        return;
    }
  }

  private async ask(gapMs: number): Promise<void> {
    await wait(gapMs);
    const marker = this.nextMarker();
    await this.write('question', { text: `Is the apartment ${marker} to rent?` }, marker);
  }

  /** @returns its wamid. */
  private command(text: string): Promise<string> {
    return this.write('control', { text });
  }

  private async react(): Promise<void> {
    const [answer] = await this.system.sandbox.answers(this.plan.phone, this.business.wabaId);
    if (!answer) return;
    const reaction = { message_id: answer.id, emoji: '👍' };
    await this.write('reaction', { raw: { type: 'reaction', reaction } });
  }

  private async write(
    kind: WrittenMessage['kind'],
    message: { text: string } | { raw: unknown },
    marker?: string,
  ): Promise<string> {
    const { conversation } = this;
    const writtenAt = Date.now();
    const wamid = await this.system.sandbox.write(this.plan.phone, message, this.business.wabaId);
    const written = { conversation, wamid, kind, marker, writtenAt };
    this.mine.push(written);
    this.stage.written.push(written);
    return wamid;
  }

  private async awaitAnswer(): Promise<void> {
    const deadline = Date.now() + LONGEST_WAIT_MS;
    const open = () =>
      this.mine.some(({ marker }) => marker !== undefined && !this.stage.mentioned.has(marker));
    while (open() && Date.now() < deadline) await wait(200);
  }
}
