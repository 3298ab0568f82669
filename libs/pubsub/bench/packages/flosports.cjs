const connector = require('@flosportsinc/nestjs-google-pubsub-connector');
const { job, start } = require('./start.cjs');

const { ClientGooglePubSub, GooglePubSubMessageBody, GooglePubSubMessageHandler, GooglePubSubTransport } =
  connector;
const client = new ClientGooglePubSub({
  pubSubClientConfig: { projectId: job.projectId, apiEndpoint: job.host },
});
// It takes no settings of a subscription: they are set where it makes one.
const pubsub = client.googlePubSubClient;
const open = pubsub.subscription.bind(pubsub);
pubsub.subscription = (name) =>
  open(name, {
    flowControl: { maxMessages: job.concurrency },
    batching: { maxMilliseconds: 10 },
    streamingOptions: { maxStreams: 1 },
  });
const handler = GooglePubSubMessageHandler({ subscriptionName: job.subscription });
void start(new GooglePubSubTransport({ client }), (target, key, descriptor) => {
  handler(target, key, descriptor);
  GooglePubSubMessageBody()(target, key, 0);
});
