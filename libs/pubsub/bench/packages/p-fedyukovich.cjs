const { EventPattern } = require('@nestjs/microservices');
const { GCPubSubServer } = require('nestjs-google-pubsub-microservice');
const { job, start } = require('./start.cjs');

const strategy = new GCPubSubServer({
  client: { projectId: job.projectId, apiEndpoint: job.host },
  topic: job.topic,
  subscription: job.subscription,
  subscriber: {
    flowControl: { maxMessages: job.concurrency },
    batching: { maxMilliseconds: 10 },
    streamingOptions: { maxStreams: 1 },
  },
});
void start(strategy, EventPattern('bench'));
