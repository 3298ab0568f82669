/**
 * The shapes of `google.pubsub.v1` as the protocol loader hands them over: camel case, absent messages are
 * null, absent scalars are their zero value. Only the fields that the broker reads are named.
 */
export interface WireDuration {
  seconds: number;
  nanos: number;
}

export interface WireMessage {
  data: Buffer;
  attributes: Record<string, string>;
  messageId: string;
  publishTime: WireDuration | null;
  orderingKey: string;
}

export interface ReceivedMessage {
  ackId: string;
  message: WireMessage;
  /** 0 without a dead-letter policy. */
  deliveryAttempt: number;
}

export interface TopicResource {
  name: string;
  labels: Record<string, string>;
  messageRetentionDuration: WireDuration | null;
  [field: string]: unknown;
}

export interface PushConfig {
  pushEndpoint: string;
  attributes: Record<string, string>;
  oidcToken?: { serviceAccountEmail: string; audience: string } | null;
  noWrapper?: { writeMetadata: boolean } | null;
}

export interface SubscriptionResource {
  name: string;
  topic: string;
  pushConfig: PushConfig | null;
  /** Seconds. */
  ackDeadlineSeconds: number;
  retainAckedMessages: boolean;
  messageRetentionDuration: WireDuration | null;
  labels: Record<string, string>;
  enableMessageOrdering: boolean;
  expirationPolicy: { ttl: WireDuration | null } | null;
  filter: string;
  deadLetterPolicy: { deadLetterTopic: string; maxDeliveryAttempts: number } | null;
  retryPolicy: { minimumBackoff: WireDuration | null; maximumBackoff: WireDuration | null } | null;
  detached: boolean;
  enableExactlyOnceDelivery: boolean;
  [field: string]: unknown;
}

export interface StreamingPullRequest {
  subscription: string;
  ackIds: string[];
  modifyDeadlineSeconds: number[];
  modifyDeadlineAckIds: string[];
  streamAckDeadlineSeconds: number;
  maxOutstandingMessages: number;
  maxOutstandingBytes: number;
  protocolVersion: number;
}

export interface AckConfirmation {
  ackIds: string[];
  invalidAckIds: string[];
  unorderedAckIds?: string[];
  temporaryFailedAckIds: string[];
}

export interface StreamingPullResponse {
  receivedMessages?: ReceivedMessage[];
  acknowledgeConfirmation?: AckConfirmation;
  modifyAckDeadlineConfirmation?: AckConfirmation;
  subscriptionProperties?: { exactlyOnceDeliveryEnabled: boolean; messageOrderingEnabled: boolean };
}
