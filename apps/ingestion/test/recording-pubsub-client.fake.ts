/** An event as it would be on the topic. */
export interface PublishedEvent {
  pattern: string;
  data: Record<string, unknown>;
  attributes: Record<string, string>;
}

/** Stands in for the broker's client: keeps what is published, can wait and can fail. */
export class RecordingPubSubClient {
  readonly published: PublishedEvent[] = [];
  /** Publishes that were begun, confirmed or not. */
  begun = 0;
  /** Refuses every publish for which this returns true. */
  refuses: (event: PublishedEvent) => boolean = () => false;
  reachable = true;
  private gate: Promise<void> = Promise.resolve();

  /** Lets publishes wait for their confirmation until the returned function is called. */
  hold(): () => void {
    let release: () => void = () => undefined;
    this.gate = new Promise((resolve) => (release = resolve));
    return release;
  }

  /** Its topic is never missing, so there is nothing to tell a listener. */
  on(): void {
    return undefined;
  }

  reset(): void {
    this.published.length = 0;
    this.begun = 0;
    this.refuses = () => false;
    this.reachable = true;
    this.gate = Promise.resolve();
  }

  async publish(
    pattern: string,
    data: unknown,
    options: { attributes: Record<string, string> },
  ): Promise<string> {
    this.begun += 1;
    const event: PublishedEvent = {
      pattern,
      // As the worker would read it.
      data: JSON.parse(JSON.stringify(data)) as Record<string, unknown>,
      attributes: options.attributes,
    };
    await this.gate;
    if (this.refuses(event)) throw Object.assign(new Error('refused'), { code: 14 });
    this.published.push(event);
    return String(this.published.length);
  }

  async checkConnection(): Promise<{ state: 'reachable' } | { state: 'missing' }> {
    return { state: this.reachable ? 'reachable' : 'missing' };
  }

  unwrap(): undefined {
    return undefined;
  }
}
