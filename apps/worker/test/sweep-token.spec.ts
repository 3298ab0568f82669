import { TokenIssuer } from '@whatsapp-agent/testing';
import { KEYS, WorkerHarness } from './worker.harness';

const SCHEDULER = { aud: 'https://worker.example', email: 'invoker@project.iam.gserviceaccount.com' };

describe('The sweep called by the scheduler', () => {
  const issuer = new TokenIssuer();
  let worker: WorkerHarness;
  beforeAll(async () => {
    await issuer.start();
    worker = await new WorkerHarness().start({
      SCHEDULER_AUDIENCE: SCHEDULER.aud,
      SCHEDULER_SERVICE_ACCOUNT: SCHEDULER.email,
      PUBSUB_PUSH_CERTS_URL: issuer.certsUrl,
    });
  });
  afterAll(async () => {
    await worker.stop();
    await issuer.stop();
  });
  const sweep = async (headers: Record<string, string>) =>
    (await worker.post('/internal/sweep', {}, headers)).status;

  it('opens to its identity token and to the operator', async () => {
    expect(await sweep({ authorization: `Bearer ${issuer.sign(SCHEDULER)}` })).toBe(200);
    expect(await sweep({ 'x-operator-key': KEYS.OPERATOR_KEY })).toBe(200);
  });

  it('stays closed to every other token', async () => {
    const { email } = SCHEDULER;
    for (const token of [
      issuer.forge(),
      issuer.sign({ email }),
      issuer.sign({ ...SCHEDULER, email: 'stranger@project.iam.gserviceaccount.com' }),
      issuer.sign({ ...SCHEDULER, exp: 1_000_000_000 }),
    ]) {
      expect(await sweep({ authorization: `Bearer ${token}` })).toBe(401);
    }
    expect(await sweep({ authorization: 'Bearer ' })).toBe(401);
  });
});
