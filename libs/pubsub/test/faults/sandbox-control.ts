/** Faults and counts of a sandbox, over its HTTP interface. */
export class SandboxControl {
  constructor(private readonly url: string) {}

  /** Replaces the broker's faults; `{}` heals it. */
  async breakBroker(faults: object): Promise<void> {
    const response = await fetch(`${this.url}/api/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ pubsub: faults }),
    });
    if (!response.ok) throw new Error(`The sandbox refused the faults: ${await response.text()}`);
  }

  /** Messages of a subscription that are not acknowledged. */
  async countOpen(subscription: string): Promise<number> {
    const response = await fetch(`${this.url}/api/pubsub/stats`);
    const { subscriptions } = (await response.json()) as {
      subscriptions: Record<string, { outstanding: number; backlog: number }>;
    };
    const found = Object.entries(subscriptions).find(([name]) => name.endsWith(`/${subscription}`));
    return found ? found[1].outstanding + found[1].backlog : 0;
  }

  /** Bodies of the messages published to a topic. */
  async bodiesOf(topic: string): Promise<string[]> {
    const response = await fetch(`${this.url}/api/pubsub/topics/${topic}/messages`);
    return ((await response.json()) as { data: string }[]).map(({ data }) => data);
  }
}
