import { AisensyFaultPanel } from './aisensy-fault.panel';
import { SANDBOX_BUSINESSES } from './businesses';
import { FaultSwitch } from './fault-switch';
import { codeOf, MARINA, PHONE, StandInHarness } from './test/stand-in.harness';
import { until } from './test/webhook-receiver';

describe('faults of the AiSensy stand-in', () => {
  let sandbox: StandInHarness;
  beforeEach(async () => {
    sandbox = await StandInHarness.start();
    await sandbox.write();
  });
  afterEach(() => sandbox.stop());

  const faults = (faults: object) => (sandbox.network.faults.current = faults);
  const sent = () => sandbox.network.messages(MARINA, PHONE).filter(({ direction }) => direction === 'out');
  const buy = () =>
    sandbox.call('POST', 'users/regenrate-token', { direct_api: true }, SANDBOX_BUSINESSES[0]?.refreshToken);
  const sendWith = (token: string | undefined) =>
    sandbox.call('POST', 'messages', { to: PHONE, type: 'text', text: { body: 'x' } }, token);
  const tokenOf = (body: Record<string, unknown>) => (body['users'] as { token: string }[])[0]?.token;

  it.each([
    ['rate401', 401],
    ['rate422', 422],
  ])('%s revokes the token until a new one is bought', async (name, status) => {
    faults({ [name]: 1 });
    const refused = await sandbox.send();
    expect([refused.status, refused.body]).toEqual([status, { message: 'Invalid Token!' }]);
    const token = tokenOf((await buy()).body);
    expect((await sendWith(token)).status).toBe(200);
    faults({});
    expect((await sandbox.send()).status).toBe(status);
    expect((await sendWith(token)).status).toBe(200);
    expect(sent()).toHaveLength(2);
    sandbox.network.reset();
    await sandbox.write();
    expect((await sandbox.send()).status).toBe(200);
  });

  it('rate401 strikes a bought token too, after a while', async () => {
    const token = tokenOf((await buy()).body);
    faults({ rate401: 1 });
    expect((await sendWith(token)).status).toBe(200);
    sandbox.advance(2_000);
    expect((await sendWith(token)).status).toBe(401);
  });

  it.each<[string, number, object, string | null]>([
    ['rate429', 429, { name: 'ERR429' }, '1'],
    ['rate500', 500, { name: 'ERR500' }, null],
    ['rate502', 502, {}, null],
  ])('%s answers %i and does nothing', async (name, status, body, retryAfter) => {
    faults({ [name]: 1 });
    const answer = await sandbox.send();
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(body);
    expect(answer.response.headers.get('retry-after')).toBe(retryAfter);
    expect((await buy()).status).toBe(status);
    expect(sent()).toEqual([]);
    faults({});
    expect((await sandbox.send()).status).toBe(200);
  });

  it('rate502 looks like a proxy, not like AiSensy', async () => {
    faults({ rate502: 1 });
    const { response } = await sandbox.send();
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('loseResponse delivers the message and hangs up', async () => {
    faults({ loseResponse: 1 });
    await expect(sandbox.send()).rejects.toThrow('fetch failed');
    expect(sent()).toHaveLength(1);
    await until(() => sent()[0]?.status === 'read');
  });

  it('loseResponse still answers what WhatsApp refuses', async () => {
    faults({ loseResponse: 1 });
    expect(codeOf(await sandbox.send({ type: 'text', text: {} }))).toBe(131008);
  });

  it('latencyMs delays every answer', async () => {
    faults({ latencyMs: 150 });
    const began = performance.now();
    expect((await sandbox.send()).status).toBe(200);
    expect(performance.now() - began).toBeGreaterThanOrEqual(145);
  });

  it('closeWindow leaves templates only', async () => {
    faults({ closeWindow: true });
    expect(codeOf(await sandbox.send())).toBe(131047);
    const template = { name: 'visit_reminder', language: { code: 'en' } };
    expect((await sandbox.send({ type: 'template', template })).status).toBe(200);
  });
});

describe('AisensyFaultPanel', () => {
  const faults = new FaultSwitch(() => 0.5);
  const panel = new AisensyFaultPanel(faults);

  it('replaces the faults when the checked change is made, not before', () => {
    panel.check({ rate500: 0.5, latencyMs: 10, loseResponse: true })();
    const change = panel.check({ ignorePairRate: true });
    expect(panel.read()).toEqual({ rate500: 0.5, latencyMs: 10, loseResponse: 1 });
    change();
    expect(panel.read()).toEqual({ ignorePairRate: true });
  });

  it.each([
    [{ rate418: 1 }, 'Unknown AiSensy fault rate418'],
    [{ rate500: 1.1 }, '"rate500" must be a rate'],
    [{ rate500: -1 }, '"rate500" must be a rate'],
    [{ latencyMs: 60_001 }, '"latencyMs" must be a number'],
    [{ failStatusCode: '1' }, '"failStatusCode" must be a number'],
    [{ closeWindow: 1 }, '"closeWindow" must be true or false'],
    [[], 'must be an object'],
    [null, 'must be an object'],
  ])('refuses %j and keeps what was', (wanted, message) => {
    panel.check({ rate429: 1 })();
    expect(() => panel.check(wanted)).toThrow(TypeError);
    expect(() => panel.check(wanted)).toThrow(message);
    expect(panel.read()).toEqual({ rate429: 1 });
  });

  it('strikes as often as its rate', () => {
    faults.current = { rate500: 0.5, rate429: 0.51 };
    expect([faults.strikes('rate500'), faults.strikes('rate429'), faults.strikes('rate502')]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
