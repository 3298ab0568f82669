import { PubSubServer } from '../../src';

/** A consumer to be killed: says what it handled to its parent, waits until that is written, and acknowledges. */
const { PROJECT = '', BROKER = '', SUBSCRIPTION = '' } = process.env;

const server = new PubSubServer({
  projectId: PROJECT,
  emulatorHost: BROKER,
  subscriptions: [{ name: SUBSCRIPTION }],
});

server.addHandler(
  'fault',
  (payload: { n: number }) =>
    new Promise<void>((resolve, reject) => {
      process.send?.(payload.n, undefined, undefined, (error: Error | null) => {
        if (error) reject(error);
        else setTimeout(resolve, 5);
      });
    }),
  true,
);
server.listen(() => undefined);
process.on('disconnect', () => process.exit(0));
