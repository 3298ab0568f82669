import { Duration, PubSub, SubscriptionCloseBehaviors, type Message } from '@google-cloud/pubsub';
import { ACK_BATCH_MS, PATTERN, PUBLISH_BATCH, type BenchJob } from './bench-job';
import type { HandledLoad } from './handled-load';
import { publishLoad } from './publish-load';

/** The least that a user of Google's client writes himself, with the settings of the transport. */
export function consumeRaw(job: BenchJob, load: HandledLoad): void {
  const { projectId, host, subscription, concurrency } = job;
  const pubsub = new PubSub({ projectId, apiEndpoint: host });
  const handle = async (message: Message) => {
    try {
      await load.handle(JSON.parse(message.data.toString()) as { n: number });
      message.ack();
    } catch {
      message.nack();
    }
  };
  pubsub
    .subscription(subscription, {
      flowControl: { maxMessages: concurrency, allowExcessMessages: true },
      batching: { maxMilliseconds: ACK_BATCH_MS },
      streamingOptions: { maxStreams: 1 },
      closeOptions: {
        behavior: SubscriptionCloseBehaviors.WaitForProcessing,
        timeout: Duration.from({ seconds: 10 }),
      },
    })
    .on('message', (message: Message) => void handle(message))
    .on('error', (error: Error) => {
      throw error;
    });
}

/** Publishes JSON with the pattern as an attribute, as the transport does. */
export async function publishRaw(job: BenchJob): Promise<void> {
  const pubsub = new PubSub({ projectId: job.projectId, apiEndpoint: job.host });
  const topic = pubsub.topic(job.topic, { batching: PUBLISH_BATCH });
  await publishLoad(job, (payload) => {
    const data = Buffer.from(JSON.stringify(payload));
    return topic.publishMessage({ data, attributes: { pattern: PATTERN } });
  });
}
