const { PubSub } = require('@google-cloud/pubsub');
const { UseInterceptors } = require('@nestjs/common');
const { MessagePattern } = require('@nestjs/microservices');
const { PubSubInterceptor, PubSubTransport } = require('nestjs-pubsub-transport');
const { job, start } = require('./start.cjs');

const subscription = new PubSub({ projectId: job.projectId, apiEndpoint: job.host }).subscription(
  job.subscription,
  {
    flowControl: { maxMessages: job.concurrency },
    batching: { maxMilliseconds: 10 },
    streamingOptions: { maxStreams: 1 },
  },
);
void start(
  new PubSubTransport({ subscription }),
  MessagePattern('bench'),
  (payload) => payload,
  UseInterceptors(PubSubInterceptor),
);
