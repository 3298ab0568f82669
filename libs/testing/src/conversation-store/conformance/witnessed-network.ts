import { randomUUID } from 'node:crypto';
import type { ClaimedSend } from '@whatsapp-agent/contracts';

const CLAIM_MS = 20_000;

/** A message WhatsApp has taken. */
export interface Acceptance {
  outboxId: string;
  wamid: string;
  /** Place of the message in the order it was written. */
  label: number;
  /** WhatsApp could not deliver it. */
  failed: boolean;
}

/** What WhatsApp would see of an interleaving, and every rule about sending that was broken before its eyes. */
export class WitnessedNetwork {
  readonly accepted: Acceptance[] = [];
  readonly violations: string[] = [];
  private readonly open = new Map<string, number>();

  /** A claim was handed out at `now`. */
  claim(send: ClaimedSend, now: number, human: boolean): void {
    if (human) this.violations.push(`row ${labelOf(send)} was claimed while a person answers`);
    for (const [id, at] of this.open) {
      if (now - at < CLAIM_MS - 1_000 && id !== send.outboxId)
        this.violations.push(`row ${labelOf(send)} was claimed beside another claim`);
    }
    this.open.set(send.outboxId, now);
  }

  settle(send: ClaimedSend): void {
    this.open.delete(send.outboxId);
  }

  accept(send: ClaimedSend): Acceptance {
    const label = labelOf(send);
    const before = this.accepted.filter(({ failed }) => !failed);
    if (before.some(({ outboxId }) => outboxId === send.outboxId))
      this.violations.push(`row ${label} reached the customer twice`);
    if (before.some((other) => other.label > label))
      this.violations.push(`row ${label} reached the customer after a later one`);
    const acceptance = { outboxId: send.outboxId, wamid: `wamid.${randomUUID()}`, label, failed: false };
    this.accepted.push(acceptance);
    return acceptance;
  }
}

function labelOf({ payload }: ClaimedSend): number {
  return Number((payload['text'] as { body: string }).body);
}
