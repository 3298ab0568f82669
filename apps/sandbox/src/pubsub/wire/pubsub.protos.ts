import { loadSync, type MessageTypeDefinition, type ServiceDefinition } from '@grpc/proto-loader';
import { dirname, join } from 'node:path';

/** What the broker needs of Google's own protocol files. */
export interface PubSubProtocol {
  readonly publisher: ServiceDefinition;
  readonly subscriber: ServiceDefinition;
  /** Encodes the two messages that gRPC carries in `grpc-status-details-bin`. */
  readonly encodeStatus: (value: object) => Buffer;
  readonly encodeErrorInfo: (value: object) => Buffer;
}

/**
 * Loads `google.pubsub.v1` from the protocol files that the client package brings along. The folders are
 * looked up when the broker starts, so that it also works from the bundle, where these packages are external.
 */
export function loadPubSubProtocol(): PubSubProtocol {
  const client = dirname(require.resolve('@google-cloud/pubsub/package.json'));
  // google-gax does not export its package.json; its entry point is build/src/index.js.
  const gax = dirname(dirname(require.resolve('google-gax', { paths: [client] })));
  const definition = loadSync(
    ['google/pubsub/v1/pubsub.proto', 'google/rpc/status.proto', 'google/rpc/error_details.proto'],
    {
      includeDirs: [join(client, 'build', 'protos'), join(gax, 'protos')],
      longs: Number,
      enums: String,
      defaults: true,
      arrays: true,
      objects: true,
    },
  );
  const service = (name: string) => definition[`google.pubsub.v1.${name}`] as ServiceDefinition;
  const message = (name: string) =>
    definition[`google.rpc.${name}`] as unknown as MessageTypeDefinition<object, object>;
  return {
    publisher: service('Publisher'),
    subscriber: service('Subscriber'),
    encodeStatus: message('Status').serialize,
    encodeErrorInfo: message('ErrorInfo').serialize,
  };
}
