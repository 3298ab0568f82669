import { createServer } from 'node:net';

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Finds ports somebody else uses: `[{ name, port, variable }]`. */
export async function findTakenPorts(ports) {
  const entries = await Promise.all(
    Object.entries(ports).map(async ([name, { port, variable }]) => ({
      name,
      port,
      variable,
      free: await isFree(port),
    })),
  );
  return entries.filter(({ free }) => !free);
}
