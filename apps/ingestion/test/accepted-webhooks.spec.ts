import { IngestionHarness, SECRETS } from './ingestion.harness';
import {
  aisensySigned,
  aisensyWebhook,
  CUSTOMER,
  metaSigned,
  metaStatus,
  metaText,
  metaWebhook,
  PHONE_NUMBER_ID,
  PROJECT_ID,
  WABA_ID,
} from './webhook-samples';

describe('accepted webhooks', () => {
  let ingestion: IngestionHarness;
  beforeAll(async () => (ingestion = await IngestionHarness.start()));
  afterEach(() => ingestion.reset());
  afterAll(() => ingestion.stop());

  async function send(body: string, path = '/'): Promise<void> {
    const response = await ingestion.post(path, body, metaSigned(body));
    expect([response.status, await response.text()]).toEqual([200, 'OK']);
  }

  it.each(['/', '/webhook'])('publishes one event per message and status from %s', async (path) => {
    await send(metaWebhook([metaText('wamid.A'), metaText('wamid.B')], [metaStatus('wamid.C')]), path);
    expect(ingestion.broker.published.map(({ pattern, data }) => [pattern, data['wamid']])).toEqual([
      ['whatsapp.message.v1', 'wamid.A'],
      ['whatsapp.message.v1', 'wamid.B'],
      ['whatsapp.status.v1', 'wamid.C'],
    ]);
    expect(ingestion.broker.published[1]?.data).toMatchObject({
      account: { wabaId: WABA_ID, phoneNumberId: PHONE_NUMBER_ID },
      contact: { waId: CUSTOMER, profileName: 'Asha Canary' },
      origin: 'customer',
      index: 1,
      sentAt: '2026-09-21T14:13:20.000Z',
      content: { kind: 'text', text: 'Looking for a canary flat' },
    });
  });

  it('puts what routing needs into attributes, and no phone number', async () => {
    await send(metaWebhook([metaText('wamid.A')], [metaStatus('wamid.B')]));
    const [message, status] = ingestion.broker.published;
    expect(message?.attributes).toEqual({
      pattern: 'whatsapp.message.v1',
      tenantKey: PHONE_NUMBER_ID,
      conversationKey: expect.stringMatching(/^[0-9a-f]{32}$/),
      messageId: 'wamid.A',
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-\d\d$/),
    });
    expect(status?.attributes['conversationKey']).toBe(message?.attributes['conversationKey']);
    expect(JSON.stringify(message?.attributes)).not.toContain(CUSTOMER);
  });

  it('tells conversations apart by customer and by business', async () => {
    const other = { ...metaText('wamid.B'), from: '971509999999' };
    await send(metaWebhook([metaText('wamid.A'), other]));
    await send(metaWebhook([metaText('wamid.C')]).replaceAll(PHONE_NUMBER_ID, '106500000000002'));
    const keys = ingestion.broker.published.map(({ attributes }) => attributes['conversationKey']);
    expect(new Set(keys).size).toBe(3);
  });

  it('continues the trace of the sender', async () => {
    const body = metaWebhook([metaText('wamid.A')]);
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const traceparent = `00-${traceId}-b7ad6b7169203331-01`;
    await ingestion.post('/', body, { ...metaSigned(body), traceparent });
    expect(ingestion.broker.published[0]?.attributes['traceparent']).toMatch(`00-${traceId}-`);
    expect(ingestion.lines().at(-1)).toMatchObject({ correlationId: traceId, published: 1, surface: 'meta' });
  });

  it('answers only after the broker confirmed everything, and publishes all at once', async () => {
    const release = ingestion.broker.hold();
    const body = metaWebhook(Array.from({ length: 1000 }, (_, index) => metaText(`wamid.${index}`)));
    let answered = false;
    const answer = ingestion.post('/', body, metaSigned(body)).finally(() => (answered = true));
    while (ingestion.broker.begun < 1000) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ingestion.broker.published).toHaveLength(0);
    expect(answered).toBe(false);
    release();
    expect((await answer).status).toBe(200);
    expect(new Set(ingestion.broker.published.map(({ data }) => data['wamid'])).size).toBe(1000);
  });

  it('takes an AiSensy project webhook by its own signature', async () => {
    const body = aisensyWebhook('wamid.A');
    const response = await ingestion.post('/', body, aisensySigned(body));
    expect(response.status).toBe(200);
    expect(ingestion.broker.published).toMatchObject([
      {
        pattern: 'whatsapp.message.v1',
        data: { account: { projectId: PROJECT_ID }, contact: { waId: CUSTOMER }, wamid: 'wamid.A' },
        attributes: { tenantKey: PROJECT_ID },
      },
    ]);
  });

  it('takes a webhook that signs nothing at the secret address', async () => {
    const response = await ingestion.post(
      `/webhook/${SECRETS.WEBHOOK_URL_SECRET}`,
      metaWebhook([metaText('wamid.A')]),
    );
    expect(response.status).toBe(200);
    expect(ingestion.broker.published).toHaveLength(1);
  });

  it.each(['99999999999999999999', '-5', '0', 'yesterday', null, { at: 1 }, [], 1e300])(
    'keeps a message whose timestamp is %p, under a time that is possible',
    async (timestamp) => {
      await send(metaWebhook([{ ...metaText('wamid.A'), timestamp }]));
      const sentAt = String(ingestion.broker.published[0]?.data['sentAt']);
      expect(Date.parse(sentAt)).toBeGreaterThan(Date.UTC(2015, 0, 1));
      expect(Date.parse(sentAt)).toBeLessThan(Date.now() + 2 * 86_400_000);
    },
  );

  it('publishes a message of a kind it does not know as unsupported', async () => {
    await send(
      metaWebhook([
        { from: CUSTOMER, id: 'wamid.A', timestamp: '1790000000', type: 'hologram', hologram: {} },
      ]),
    );
    expect(ingestion.broker.published[0]?.data).toMatchObject({
      content: { kind: 'unsupported', type: 'hologram' },
    });
  });

  it('cuts a text of 50,000 characters instead of refusing it', async () => {
    await send(metaWebhook([metaText('wamid.A', 'x'.repeat(50_000))]));
    const content = ingestion.broker.published[0]?.data['content'] as { text: string; truncated: boolean };
    expect(content.text.length).toBeLessThanOrEqual(4096);
    expect(content.truncated).toBe(true);
  });

  it('skips what has no id or no sender, counts it by reason, and publishes its neighbours', async () => {
    const { id: _id, ...withoutId } = metaText('wamid.A');
    const { from: _from, ...withoutSender } = metaText('wamid.B');
    await send(
      JSON.stringify({
        object: 'whatsapp_business_account',
        entry: [
          JSON.parse(metaWebhook([withoutId, metaText('wamid.C'), null, 'junk', 7])).entry[0],
          { id: WABA_ID, changes: [{ field: 'messages', value: { messages: [withoutSender] } }] },
          null,
        ],
      }),
    );
    expect(ingestion.broker.published.map(({ data }) => data['wamid'])).toEqual(['wamid.C']);
    const accepted = ingestion.lines().find(({ message }) => message === 'a webhook was accepted');
    expect(accepted).toMatchObject({ published: 1, byReason: { missing_id: 1, missing_contact: 1 } });
  });

  it('skips a form answer that is nested too deeply and publishes its neighbours', async () => {
    const depth = 15_000;
    const response_json = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const flow = { type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent', response_json } };
    const { text: _text, ...rest } = metaText('wamid.A');
    await send(metaWebhook([{ ...rest, type: 'interactive', interactive: flow }, metaText('wamid.B')]));
    expect(ingestion.broker.published.map(({ data }) => data['wamid'])).toContain('wamid.B');
  });

  it('takes a secret address of the greatest length, and one with a slash at its end', async () => {
    const WEBHOOK_URL_SECRET = 's'.repeat(256);
    const other = await IngestionHarness.start({ env: { WEBHOOK_URL_SECRET } });
    try {
      const body = metaWebhook([metaText('wamid.A')]);
      expect((await other.post(`/webhook/${WEBHOOK_URL_SECRET}`, body)).status).toBe(200);
      expect((await other.post('/webhook/', body, metaSigned(body))).status).toBe(200);
      expect(other.broker.published).toHaveLength(2);
    } finally {
      await other.stop();
    }
  });

  it('acknowledges an authentic webhook without any message and publishes nothing', async () => {
    await send(JSON.stringify({ object: 'whatsapp_business_account', entry: [] }));
    await send(JSON.stringify({ object: 'whatsapp_business_account' }));
    await send(JSON.stringify({ object: 'page', entry: [{ id: '1' }] }));
    expect(ingestion.broker.begun).toBe(0);
  });

  it('writes no text, phone number, name, message id or secret into its log', async () => {
    await send(metaWebhook([metaText('wamid.HBgMOTcx')], [metaStatus('wamid.HBgMOTcx', 'failed')]));
    await ingestion.post(`/webhook/${SECRETS.WEBHOOK_URL_SECRET}`, metaWebhook([metaText('wamid.HBgMOTcx')]));
    await ingestion.post('/', metaWebhook([metaText('wamid.HBgMOTcx')]));
    expect(ingestion.broker.published).toHaveLength(3);
    for (const marker of [CUSTOMER, 'canary', 'Canary', 'wamid.'])
      expect(ingestion.log()).not.toContain(marker);
  });
});
