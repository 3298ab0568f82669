export type { BrokerFaults, CallError } from './faults/broker-faults';
export { parseBrokerFaults } from './faults/parse-broker-faults';
export { PubSubBroker, type PublishedMessage } from './pubsub-broker';
export type { PushTokenKeySet } from './push/push-token.signer';
export type { BrokerOptions } from './registry/broker-options';
export type { BrokerStats, SubscriptionStats, TopicStats } from './registry/broker-stats';
