import { setTimeout as wait } from 'node:timers/promises';
import type { MetaBusiness } from '../../meta-webhooks';
import type { SilentSpan } from '../checker/evidence';
import type { WebhookRelay } from '../network/webhook-relay';
import type { ChaosStage } from './chaos-stage';
import type { ChaosSystem } from './chaos-system';

/** How long a takeover with an end lasts. */
const UNTIL_MS = 3_000;
const LONGEST_WAIT_MS = 60_000;

/** The people of the business in one conversation, and the clock on when the agent had to be silent. */
export class Operator {
  private span?: SilentSpan;
  /** No call had to be repeated: what was asked for cannot happen once more, later. */
  private certain = true;

  constructor(
    private readonly conversation: string,
    private readonly phone: string,
    private readonly business: MetaBusiness,
    private readonly system: ChaosSystem,
    private readonly stage: ChaosStage,
    private readonly relay: WebhookRelay,
  ) {}

  async takeOver(by: 'api' | 'until' | 'echo'): Promise<void> {
    const span = this.begin('human');
    // Unconfirmed, nothing is forbidden: a takeover nobody was told of binds nobody.
    if (await this.silence(by, span)) span.confirmedAt = Date.now();
  }

  /** By API; or the time runs out by itself. */
  async handBack(): Promise<void> {
    const end = this.span?.endRequestedAt;
    if (end === undefined) {
      this.endSilence();
      if (await this.call('handback', { by: 'sara' })) this.confirmEnd();
      return;
    }
    await wait(Math.max(0, end - Date.now() + 50));
    this.confirmEnd();
  }

  /** A word of the customer silences the agent from the moment it is stored. */
  async silenceBy(say: () => Promise<string>, why: SilentSpan['why']): Promise<void> {
    const span = this.begin(why);
    if (await this.recorded(await say())) span.confirmedAt = Date.now();
  }

  /** A word of the customer ends it, once it is stored. */
  async endBy(say: () => Promise<string>): Promise<void> {
    this.endSilence();
    if (await this.recorded(await say())) this.confirmEnd();
  }

  private endSilence(): void {
    if (this.span) this.span.endRequestedAt ??= Date.now();
  }

  /** Only of what was confirmed to have begun: what begins late may begin after its end. */
  private confirmEnd(): void {
    if (this.certain && this.span && this.span.confirmedAt < Infinity) this.span.endConfirmedAt = Date.now();
  }

  /** Waits until the database has a message. @returns whether it has. */
  private recorded(wamid: string): Promise<boolean> {
    return this.until(async () => this.stage.ledger.recordedAt.has(wamid));
  }

  private begin(why: SilentSpan['why']): SilentSpan {
    // Not confirmed yet: whatever the agent says until then is in time.
    this.span = { conversation: this.conversation, why, requestedAt: Date.now(), confirmedAt: Infinity };
    this.stage.spans.push(this.span);
    return this.span;
  }

  private async silence(by: 'api' | 'until' | 'echo', span: SilentSpan): Promise<boolean> {
    switch (by) {
      case 'echo':
        this.relay.sendEcho(this.business, this.phone, 'Sara here, let me help');
        return this.until(async () => (await this.findConversation())?.mode === 'human');
      case 'until':
        span.endRequestedAt = Date.now() + UNTIL_MS;
        return this.call('takeover', { by: 'sara', until: new Date(span.endRequestedAt).toISOString() });
      case 'api':
        return this.call('takeover', { by: 'sara' });
    }
  }

  private async call(action: 'takeover' | 'handback', body: object): Promise<boolean> {
    await this.until(async () => (await this.findConversation()) !== undefined);
    const found = await this.findConversation();
    if (!found) return false;
    const outcome = await this.system.operate(`/admin/conversations/${found.id}/${action}`, body);
    this.certain &&= outcome === 'done';
    return outcome !== 'failed';
  }

  private async findConversation(): Promise<{ id: string; mode: string } | undefined> {
    const [found] = await this.system.query<{ id: string; mode: string }>(
      `select v.id, v.mode from conversations v join contacts c on c.id = v.contact_id
       where c.wa_id = $1 and v.phone_number_id = $2`,
      [this.phone, this.business.phoneNumberId],
    );
    return found;
  }

  private async until(condition: () => Promise<boolean>): Promise<boolean> {
    const deadline = Date.now() + LONGEST_WAIT_MS;
    for (;;) {
      if (await condition()) return true;
      if (Date.now() > deadline) return false;
      await wait(100);
    }
  }
}
