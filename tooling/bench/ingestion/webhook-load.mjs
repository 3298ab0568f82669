import { createHmac, randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { percentile } from '../system/figures.mjs';

/** A signed webhook with one text message, each with an id of its own. */
function createWebhook(secret) {
  const message = {
    from: '971501234567',
    id: `wamid.${randomBytes(12).toString('hex')}`,
    timestamp: '1790000000',
    type: 'text',
    text: { body: 'two bedroom apartments to rent in Dubai Marina under 120k' },
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: '97141234567', phone_number_id: '106500000000001' },
    contacts: [{ profile: { name: 'Asha' }, wa_id: '971501234567' }],
    messages: [message],
  };
  const entry = [{ id: '102000000000001', changes: [{ field: 'messages', value }] }];
  const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { body, signature: `sha256=${signature}` };
}

/** Connections of a provider that keeps them, one pool a load. */
const createAgent = () => new Agent({ keepAlive: true, maxSockets: 256 });

function post(agent, port, { body, signature }) {
  return new Promise((resolve) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-hub-signature-256': signature,
    };
    const sent = request(
      { agent, port, host: '127.0.0.1', method: 'POST', path: '/', headers },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode === 200));
      },
    );
    sent.on('error', () => resolve(false));
    sent.end(body);
  });
}

/**
 * Open loop: webhooks leave at their time whether or not earlier ones were answered, and latency counts from that
 * time, so that a server that stalls cannot hide it.
 */
export async function loadAtRate(port, secret, ratePerSecond, seconds) {
  const agent = createAgent();
  const webhooks = Array.from({ length: Math.round(ratePerSecond * seconds) }, () => createWebhook(secret));
  const latencies = [];
  let failed = 0;
  const pending = [];
  const begun = performance.now();
  for (const [index, webhook] of webhooks.entries()) {
    const due = begun + (index * 1000) / ratePerSecond;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    pending.push(
      post(agent, port, webhook).then((ok) => {
        if (ok) latencies.push(performance.now() - due);
        else failed += 1;
      }),
    );
  }
  await Promise.all(pending);
  const perSecond = latencies.length / ((performance.now() - begun) / 1000);
  agent.destroy();
  return { perSecond, failed, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

/** Closed loop: so many connections, each with the next webhook as soon as the last was answered. */
export async function loadFlatOut(port, secret, connections, seconds) {
  const agent = createAgent();
  const webhooks = Array.from({ length: 2000 }, () => createWebhook(secret));
  const latencies = [];
  let failed = 0;
  let next = 0;
  const begun = performance.now();
  const ends = begun + seconds * 1000;
  const connection = async () => {
    while (performance.now() < ends) {
      const sent = performance.now();
      const ok = await post(agent, port, webhooks[next++ % webhooks.length]);
      if (ok) latencies.push(performance.now() - sent);
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const perSecond = latencies.length / ((performance.now() - begun) / 1000);
  agent.destroy();
  return { perSecond, failed, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
