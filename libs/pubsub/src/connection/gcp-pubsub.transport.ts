/** Transport id of this package: `@EventPattern('x', GCP_PUBSUB)` binds a handler to it in an app with several transports. */
export const GCP_PUBSUB: unique symbol = Symbol('GCP_PUBSUB');
