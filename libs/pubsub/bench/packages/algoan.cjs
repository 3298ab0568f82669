const { EventPattern } = require('@nestjs/microservices');
const { GCPubSubServer } = require('@algoan/nestjs-google-pubsub-microservice');
const { job, start } = require('./start.cjs');

const strategy = new GCPubSubServer({
  projectId: job.projectId,
  apiEndpoint: job.host,
  listenOptions: {
    topicName: job.topic,
    subscriptionOptions: {
      name: job.subscription,
      sub: {
        flowControl: { maxMessages: job.concurrency },
        batching: { maxMilliseconds: 10 },
        streamingOptions: { maxStreams: 1 },
      },
    },
  },
});
void start(strategy, EventPattern(job.subscription), ({ payload }) => payload);
