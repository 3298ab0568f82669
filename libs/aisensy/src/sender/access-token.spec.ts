import { PermanentError, TransientError, type TenantCredentials } from '@whatsapp-agent/contracts';
import { captureError } from '../../test/capture';
import { answerJson, FakeDirectApi } from '../../test/direct-api.fake';
import { SettableClock } from '../../test/settable-clock.fake';
import { InMemoryTenantDirectory } from '../../test/tenant-directory.fake';
import { AisensyClient } from '../client/aisensy.client';
import { AisensyMessageSender } from './aisensy-message.sender';

const REFRESH = 'cmVmcmVzaA==';

describe('AisensyMessageSender with a refused token', () => {
  let api: FakeDirectApi;
  let directory: InMemoryTenantDirectory;
  let clock: SettableClock;
  let sender: AisensyMessageSender;
  /** Bearers the provider accepts. */
  let valid: Set<string>;
  /** Tokens it sells, in order. */
  let sold: string[];

  beforeEach(async () => {
    valid = new Set();
    sold = [];
    clock = new SettableClock();
    directory = new InMemoryTenantDirectory();
    api = await new FakeDirectApi().start();
    api.on('POST /messages', (request, response) => {
      const token = request.authorization?.replace('Bearer ', '') ?? '';
      if (valid.has(token)) answerJson(response, 200, { messages: [{ id: `wamid.${token}` }] });
      else answerJson(response, 422, { message: 'Invalid Token!' });
    });
    api.on('POST /users/regenrate-token', (request, response) => {
      if (request.authorization !== `Bearer ${REFRESH}`) {
        return answerJson(response, 500, { message: 'Illegal arguments: string, undefined' });
      }
      const token = `bought-${sold.length + 1}`;
      sold.push(token);
      // A moment, so that concurrent sends overlap with the purchase.
      setTimeout(() => answerJson(response, 200, { users: [{ token }] }), 30);
    });
    sender = newProcess();
  });
  afterEach(() => api.stop());

  const newProcess = (sendTimeoutMs = 2_000) =>
    new AisensyMessageSender(new AisensyClient({ baseUrl: api.baseUrl, sendTimeoutMs }), directory, clock, {
      coolDownMs: 30_000,
      cacheMs: 300_000,
    });
  const store = (credentials: Partial<TenantCredentials>) =>
    directory.set({ tenantId: 't1', refreshToken: REFRESH, version: 1, ...credentials });
  const send = (by = sender, tenantId = 't1') =>
    by.send({
      tenantId,
      to: { waId: '971500000000' },
      payload: { type: 'text', text: { body: 'hi' } },
      reference: 'outbox-1',
    });
  const posts = () => api.to('/messages').length;

  it('buys a new one, stores it and sends again', async () => {
    store({ accessToken: 'stale' });
    valid.add('bought-1');
    await expect(send()).resolves.toEqual({ wamid: 'wamid.bought-1' });
    expect(posts()).toBe(2);
    expect(directory.stored).toEqual([{ accessToken: 'bought-1', expectedVersion: 1 }]);
    await send();
    expect(posts()).toBe(3);
    expect(sold).toEqual(['bought-1']);
  });

  it('buys the first one before sending when none is stored', async () => {
    store({});
    valid.add('bought-1');
    await expect(send()).resolves.toEqual({ wamid: 'wamid.bought-1' });
    expect(posts()).toBe(1);
  });

  it('buys one for twenty concurrent sends', async () => {
    store({ accessToken: 'stale' });
    valid.add('bought-1');
    const receipts = await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(receipts).toEqual(Array.from({ length: 20 }, () => ({ wamid: 'wamid.bought-1' })));
    expect(sold).toEqual(['bought-1']);
    expect(directory.stored).toHaveLength(1);
    expect(posts()).toBe(40);
  });

  it('keeps the tenants apart', async () => {
    store({ accessToken: 'stale' });
    directory.set({ tenantId: 't2', accessToken: 'fine', version: 1 });
    valid.add('bought-1').add('fine');
    const [first, second] = await Promise.all([send(), send(sender, 't2')]);
    expect([first.wamid, second.wamid]).toEqual(['wamid.bought-1', 'wamid.fine']);
    expect(directory.stored).toHaveLength(1);
  });

  it('uses the token another process stored meanwhile, without buying', async () => {
    store({ accessToken: 'stale' });
    valid.add('stale');
    await send();
    valid = new Set(['theirs']);
    store({ accessToken: 'theirs', version: 2 });
    await expect(send()).resolves.toEqual({ wamid: 'wamid.theirs' });
    expect(sold).toEqual([]);
  });

  it('buys one when the token another process stored is refused too', async () => {
    store({ accessToken: 'stale' });
    valid.add('stale');
    await send();
    valid = new Set(['bought-1']);
    store({ accessToken: 'also stale', version: 2 });
    await expect(send()).resolves.toEqual({ wamid: 'wamid.bought-1' });
    expect(sold).toEqual(['bought-1']);
  });

  it('uses the token of a process that stored one while it was buying', async () => {
    store({ accessToken: 'stale' });
    valid.add('theirs');
    directory.beforeStore = () => store({ accessToken: 'theirs', version: 2 });
    await expect(send()).resolves.toEqual({ wamid: 'wamid.theirs' });
    expect(sold).toEqual(['bought-1']);
    await expect(directory.getCredentials('t1')).resolves.toMatchObject({
      accessToken: 'theirs',
      version: 2,
    });
  });

  it('gives up when the bought one is refused as well, and leaves the provider alone for a while', async () => {
    store({ accessToken: 'stale' });
    const error = await captureError(send());
    expect(error).toBeInstanceOf(PermanentError);
    expect(error).toMatchObject({ code: 'AISENSY.TOKEN_INVALID', context: { tenantId: 't1' } });
    expect([posts(), sold.length]).toEqual([2, 1]);

    const again = await captureError(send());
    expect(again.code).toBe('AISENSY.TOKEN_INVALID');
    expect([posts(), sold.length]).toEqual([2, 1]);
  });

  it('buys one for twenty concurrent sends that all fail', async () => {
    store({ accessToken: 'stale' });
    const errors = await Promise.all(Array.from({ length: 20 }, () => captureError(send())));
    expect(new Set(errors.map((error) => error.code))).toEqual(new Set(['AISENSY.TOKEN_INVALID']));
    expect(sold).toHaveLength(1);
  });

  it('reads the credentials again after the cool-down', async () => {
    store({ accessToken: 'stale' });
    await captureError(send());
    store({ accessToken: 'repaired', version: 7 });
    valid.add('repaired');
    clock.advance(29_999);
    expect((await captureError(send())).code).toBe('AISENSY.TOKEN_INVALID');
    clock.advance(1);
    await expect(send()).resolves.toEqual({ wamid: 'wamid.repaired' });
  });

  it('buys again when a token it bought goes stale later', async () => {
    store({ accessToken: 'stale' });
    valid.add('bought-1');
    await send();
    clock.advance(600_000);
    await send();
    valid = new Set(['bought-2']);
    await expect(send()).resolves.toEqual({ wamid: 'wamid.bought-2' });
  });

  it('says what to do when there is no refresh token', async () => {
    directory.set({ tenantId: 't1', accessToken: 'stale', version: 1 });
    const error = await captureError(send());
    expect(error).toBeInstanceOf(PermanentError);
    expect(error.code).toBe('AISENSY.REFRESH_TOKEN_MISSING');
    expect(error.message).toContain('Store');
    expect(api.to('/users/regenrate-token')).toHaveLength(0);
    expect(posts()).toBe(1);
  });

  it('does not try a refused refresh token again at once', async () => {
    store({ accessToken: 'stale', refreshToken: 'bm9ib2R5' });
    expect((await captureError(send())).code).toBe('AISENSY.REFRESH_TOKEN_INVALID');
    expect((await captureError(send())).code).toBe('AISENSY.REFRESH_TOKEN_INVALID');
    expect(api.to('/users/regenrate-token')).toHaveLength(1);
    expect(posts()).toBe(1);
  });

  it('is transient when the token cannot be bought for the moment, and tries again next time', async () => {
    store({ accessToken: 'stale' });
    api.on('POST /users/regenrate-token', (_request, response) => answerJson(response, 502, ''));
    const error = await captureError(send());
    expect(error).toBeInstanceOf(TransientError);
    expect(error.code).toBe('AISENSY.NO_ANSWER');
    api.on('POST /users/regenrate-token', (_request, response) =>
      answerJson(response, 200, { users: [{ token: 'late' }] }),
    );
    valid.add('late');
    await expect(send()).resolves.toEqual({ wamid: 'wamid.late' });
  });

  it('ends in its own time when buying takes too long; the purchase still serves the next send', async () => {
    store({ accessToken: 'stale' });
    valid.add('slow');
    api.on('POST /users/regenrate-token', (_request, response) => {
      setTimeout(() => answerJson(response, 200, { users: [{ token: 'slow' }] }), 2_500);
    });
    const hasty = newProcess(300);
    const started = Date.now();
    const error = await captureError(send(hasty));
    expect(Date.now() - started).toBeLessThan(2_400);
    expect(error).toBeInstanceOf(TransientError);
    expect(error.code).toBe('AISENSY.TOKEN_WAIT');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await expect(send(hasty)).resolves.toEqual({ wamid: 'wamid.slow' });
    expect(api.to('/users/regenrate-token')).toHaveLength(1);
  });

  it('asks the directory once for sends at the same time, and again when its copy is old', async () => {
    store({ accessToken: 'fine' });
    valid.add('fine');
    await Promise.all([send(), send(), send()]);
    await send();
    expect(directory.reads).toBe(1);
    clock.advance(300_000);
    await send();
    expect(directory.reads).toBe(2);
  });

  it('does not take an unknown outcome for a refused token', async () => {
    store({ accessToken: 'fine' });
    api.on('POST /messages', (_request, response) => void response.socket?.resetAndDestroy());
    expect((await captureError(send())).code).toBe('AISENSY.OUTCOME_UNKNOWN');
    expect([posts(), sold.length]).toEqual([1, 0]);
  });
});
