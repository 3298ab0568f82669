import { randomUUID } from 'node:crypto';
import type { ClaimedSend, Continuation, InboundMessage, TurnContext } from '@whatsapp-agent/contracts';
import { SeededRandom } from './seeded-random';
import type { StoreHarness } from './store-harness';
import { Talk } from './talk';
import { WitnessedNetwork, type Acceptance } from './witnessed-network';

/** What a worker believes to hold; it may be wrong, as a process that was paused would be. */
interface Hand {
  owner: string;
  fence: number;
  turn?: TurnContext;
  send?: ClaimedSend;
  accepted?: Acceptance;
}

/** One conversation, three workers, and events in a random order that the seed decides. */
export class Interleaving {
  readonly network = new WitnessedNetwork();
  readonly talk: Talk;
  private readonly random: SeededRandom;
  private readonly hands: Hand[] = [];
  private readonly messages: InboundMessage[] = [];
  private readonly answered = new Set<string>();
  private human = false;
  private now = 0;
  private written = 0;

  constructor(harness: StoreHarness, seed: number) {
    this.talk = new Talk(harness);
    this.random = new SeededRandom(seed);
  }

  get received(): number {
    return this.messages.length;
  }

  async run(steps: number): Promise<void> {
    await this.receive();
    for (let step = 0; step < steps; step += 1) await this.step();
    await this.settleDown();
  }

  private step(): Promise<unknown> {
    const { random } = this;
    const hand = this.hands.length > 0 ? random.pick(this.hands) : undefined;
    if (hand && random.chance(0.65)) return this.work(hand);
    const events = [
      () => this.receive(),
      () => this.talk.record(random.pick(this.messages)),
      () => this.begin(`worker-${random.below(3)}`),
      () => this.begin(`worker-${random.below(3)}`),
      () => this.report(),
      () => this.age(random.pick([5_000, 21_000, 31_000, 61_000])),
      () => this.setMode(random.chance(0.3) ? 'human' : 'agent'),
      () => this.talk.harness.store.sweep(1000),
    ];
    return random.pick(events)();
  }

  private async receive(): Promise<void> {
    const message = this.talk.message({ content: { kind: 'text', text: `m${this.messages.length}` } });
    this.messages.push(message);
    await this.talk.record(message);
  }

  private async begin(owner: string, held?: Hand): Promise<void> {
    const begun = await this.talk.begin(owner, held && { fence: held.fence, aborted: false });
    if (held) this.drop(held);
    if (begun.outcome === 'turn') this.hands.push({ owner, fence: begun.turn.fence, turn: begun.turn });
    if (begun.outcome === 'drain') this.hold({ owner, fence: begun.fence }, begun.send);
  }

  private work(hand: Hand): Promise<unknown> {
    if (this.random.chance(0.08)) return Promise.resolve(this.drop(hand));
    if (hand.send) return this.settle(hand, hand.send);
    if (hand.turn && this.random.chance(0.15)) return this.fail(hand, hand.turn);
    return hand.turn ? this.commit(hand, hand.turn) : Promise.resolve();
  }

  private async commit(hand: Hand, turn: TurnContext): Promise<void> {
    const outbox = Array.from({ length: 1 + this.random.below(3) }, (_, index) =>
      this.talk.draft(`${(this.written += 1)}`, index > 1 ? 'card' : 'answer'),
    );
    const outcome = await this.talk.commit(turn, { owner: hand.owner, outbox });
    if (outcome.outcome !== 'committed') {
      this.drop(hand);
      return outcome.outcome === 'lost' ? undefined : this.begin(hand.owner, hand);
    }
    for (const { id } of turn.pending) {
      if (this.answered.has(id)) this.network.violations.push(`message ${id} was answered twice`);
      this.answered.add(id);
    }
    await this.goOn(hand, outcome);
  }

  private async fail(hand: Hand, turn: TurnContext): Promise<void> {
    const draft = () => this.talk.draft(`${(this.written += 1)}`, 'fallback');
    const change = {
      owner: hand.owner,
      delayed: draft(),
      fallback: draft(),
      deferrable: this.random.chance(0.5),
    };
    const outcome = await this.talk.fail(turn, change);
    if (outcome.outcome === 'delayed' || outcome.outcome === 'gave_up') return this.goOn(hand, outcome);
    this.drop(hand);
    if (outcome.outcome === 'superseded') await this.begin(hand.owner, hand);
  }

  private async settle(hand: Hand, send: ClaimedSend): Promise<void> {
    const { accepted } = hand;
    const result = accepted
      ? this.random.pick([
          { state: 'sent' as const, wamid: accepted.wamid },
          { state: 'sent' as const, wamid: accepted.wamid },
          { state: 'unknown' as const, code: 'X' },
        ])
      : this.random.pick([
          { state: 'retry' as const, code: 'X' },
          { state: 'unknown' as const, code: 'X' },
          { state: 'failed' as const, code: 'X' },
        ]);
    this.network.settle(send);
    const last = this.random.chance(0.1);
    await this.goOn(hand, await this.talk.settle(hand, send, result, { owner: hand.owner, last }));
  }

  private async goOn(hand: Hand, rest: Continuation): Promise<void> {
    this.drop(hand);
    if (rest.next) this.hold(hand, rest.next);
    else if (rest.leaseHeld) await this.begin(hand.owner, hand);
  }

  private hold({ owner, fence }: Hand, send: ClaimedSend): void {
    this.network.claim(send, this.now, this.human);
    const accepted = this.random.chance(0.75) ? this.network.accept(send) : undefined;
    this.hands.push({ owner, fence, send, accepted });
  }

  private drop(hand: Hand): void {
    const index = this.hands.indexOf(hand);
    if (index >= 0) this.hands.splice(index, 1);
  }

  private async report(): Promise<void> {
    if (this.network.accepted.length === 0) return;
    const acceptance = this.random.pick(this.network.accepted);
    const newest = acceptance === this.network.accepted.at(-1) && !acceptance.failed;
    const fails = newest && this.random.chance(0.3);
    acceptance.failed ||= fails;
    const reference = this.random.chance(0.7) ? { reference: acceptance.outboxId } : {};
    const error = fails ? { error: { code: this.random.pick([131000, 131026]) } } : {};
    // A message that has failed is never delivered: its other statuses come late.
    const state = fails
      ? ('failed' as const)
      : acceptance.failed
        ? ('sent' as const)
        : ('delivered' as const);
    const recipient = { waId: this.talk.waId };
    await this.talk.status(acceptance.wamid, state, { recipient, ...reference, ...error });
  }

  private async setMode(mode: 'agent' | 'human'): Promise<void> {
    const { conversationId } = this.talk;
    await this.talk.harness.store.setMode({ conversationId, mode, by: 'test' }, randomUUID());
    this.human = mode === 'human';
  }

  private async age(ms: number): Promise<void> {
    await this.talk.older(ms);
    this.now += ms;
  }

  /** Everybody is well again: what is left is answered and sent. */
  private async settleDown(): Promise<void> {
    await this.setMode('agent');
    // A claim that ran out is unknown first and blocks for a minute: quiet twice is quiet.
    for (let quiet = 0, round = 0; quiet < 2 && round < 60; round += 1) {
      this.hands.length = 0;
      await this.age(310_000);
      await this.begin('healthy');
      const [hand] = this.hands;
      if (hand) await this.finish(hand);
      quiet = hand ? 0 : quiet + 1;
    }
  }

  private async finish(first: Hand): Promise<void> {
    for (let hand: Hand | undefined = first; hand; hand = this.hands[0]) {
      if (hand.turn && !hand.send) await this.commit(hand, hand.turn);
      else if (hand.send) {
        hand.accepted ??= this.network.accept(hand.send);
        this.network.settle(hand.send);
        const result = { state: 'sent' as const, wamid: hand.accepted.wamid };
        await this.goOn(hand, await this.talk.settle(hand, hand.send, result, { owner: hand.owner }));
      }
    }
  }
}
