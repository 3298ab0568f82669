// The least that does the job: Node's HTTP server, the HMAC over the raw body, one confirmed publish, 200.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { PubSub } from '@google-cloud/pubsub';

const { PORT, META_APP_SECRET, PUBSUB_TOPIC } = process.env;
const topic = new PubSub({ projectId: process.env.GCP_PROJECT }).topic(PUBSUB_TOPIC, {
  batching: { maxMilliseconds: 1, maxMessages: 100 },
});

createServer((request, response) => {
  if (request.method === 'GET') return response.end('ok');
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const expected = Buffer.from(
      `sha256=${createHmac('sha256', META_APP_SECRET).update(body).digest('hex')}`,
    );
    const given = Buffer.from(request.headers['x-hub-signature-256'] ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return response.writeHead(401).end();
    }
    topic.publishMessage({ data: body, attributes: { pattern: 'whatsapp.message.v1' } }).then(
      () => response.writeHead(200).end('OK'),
      () => response.writeHead(503).end(),
    );
  });
}).listen(Number(PORT), '127.0.0.1');
