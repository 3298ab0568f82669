import type { WireMessage } from '../wire/pubsub.schema';
import { StatusError } from '../wire/status.error';

const MAX_MESSAGES = 1000;
const MAX_REQUEST_BYTES = 10_000_000;
const MAX_ATTRIBUTES = 100;
const MAX_KEY_BYTES = 256;
const MAX_VALUE_BYTES = 1024;
const MAX_ORDERING_KEY_BYTES = 1024;

/**
 * Checks a publish against Google's documented limits.
 * @returns the size of each message, in bytes.
 * @throws StatusError INVALID_ARGUMENT naming the limit, never the content.
 */
export function measureMessages(messages: readonly WireMessage[]): number[] {
  if (messages.length === 0) throw invalid('No messages to publish');
  if (messages.length > MAX_MESSAGES) {
    throw invalid(`Too many messages to publish: ${messages.length}, the maximum is ${MAX_MESSAGES}.`);
  }
  const sizes = messages.map(measureMessage);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > MAX_REQUEST_BYTES) {
    throw invalid(`Request payload size exceeds the limit: ${total} bytes of ${MAX_REQUEST_BYTES}.`);
  }
  return sizes;
}

function measureMessage(message: WireMessage): number {
  const attributes = Object.entries(message.attributes);
  if (message.data.length === 0 && attributes.length === 0) throw invalid('Some messages are empty');
  if (attributes.length > MAX_ATTRIBUTES) {
    throw invalid(`A message has ${attributes.length} attributes, the maximum is ${MAX_ATTRIBUTES}.`);
  }
  const keyBytes = Buffer.byteLength(message.orderingKey);
  if (keyBytes > MAX_ORDERING_KEY_BYTES) {
    throw invalid(`An ordering key has ${keyBytes} bytes, the maximum is ${MAX_ORDERING_KEY_BYTES}.`);
  }
  return attributes.reduce((sum, pair) => sum + measureAttribute(pair), message.data.length + keyBytes);
}

function measureAttribute([key, value]: [string, string]): number {
  const keyBytes = Buffer.byteLength(key);
  const valueBytes = Buffer.byteLength(value);
  if (keyBytes === 0) throw invalid('An attribute key is empty.');
  if (keyBytes > MAX_KEY_BYTES) {
    throw invalid(`An attribute key has ${keyBytes} bytes, the maximum is ${MAX_KEY_BYTES}.`);
  }
  if (valueBytes > MAX_VALUE_BYTES) {
    throw invalid(`An attribute value has ${valueBytes} bytes, the maximum is ${MAX_VALUE_BYTES}.`);
  }
  return keyBytes + valueBytes;
}

function invalid(details: string): StatusError {
  return new StatusError('INVALID_ARGUMENT', details);
}
