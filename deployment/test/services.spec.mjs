import { changesOf, flagOf, MARKERS, RecordedProject, SETTINGS } from './run-script.mjs';

const INGESTION = 'whatsapp-agent-ingestion-service';
const WORKER = 'whatsapp-agent-processing-worker';

describe('the Cloud Run services', () => {
  let project;
  const deploy = (env = {}) => {
    const { calls } = project.run('deploy.sh', [], { ...SETTINGS, ...MARKERS, ...env });
    const services = changesOf(calls).filter(
      ({ verb, thing }) => thing === 'run services' && verb === 'deploy',
    );
    return { calls, ...Object.fromEntries(services.map((call) => [call.name, call])) };
  };
  beforeEach(() => (project = new RecordedProject()));
  afterEach(() => project.remove());

  it('keeps the worker private and lets only the invoker in', () => {
    const { calls, [WORKER]: worker, [INGESTION]: ingestion } = deploy();
    expect(worker.args).toContain('--no-allow-unauthenticated');
    expect(ingestion.args).toContain('--allow-unauthenticated');
    const invokers = calls.filter(({ args }) => args.includes('--role=roles/run.invoker'));
    expect(invokers.map((call) => [call.name, flagOf(call, 'member')])).toEqual([
      [WORKER, 'serviceAccount:whatsapp-agent-invoker@my-project.iam.gserviceaccount.com'],
    ]);
  });

  it('gives ingestion its topic and its own secrets, nothing else', () => {
    const { calls } = deploy();
    const account = 'serviceAccount:whatsapp-agent-ingestion@my-project.iam.gserviceaccount.com';
    const granted = calls.filter((call) => flagOf(call, 'member') === account);
    expect(granted.map((call) => `${call.thing} ${call.name} ${flagOf(call, 'role')}`).sort()).toEqual([
      'pubsub topics whatsapp-prop8t-message-processing roles/pubsub.publisher',
      'secrets meta-app-secret roles/secretmanager.secretAccessor',
      'secrets webhook-verify-token roles/secretmanager.secretAccessor',
    ]);
  });

  it('throttles the processor under push and never under pull', () => {
    expect(deploy()[WORKER].args).toContain('--cpu-throttling');
    const pulling = deploy({ PUBSUB_DELIVERY: 'pull' });
    expect(pulling[WORKER].args).toContain('--no-cpu-throttling');
    const updates = pulling.calls.filter(
      ({ thing, verb }) => thing === 'pubsub subscriptions' && verb === 'update',
    );
    expect(updates.map((call) => flagOf(call, 'push-endpoint'))).toEqual(['', '']);
  });

  it('lets Pub/Sub prove itself for exactly the address it calls', () => {
    const { calls, [WORKER]: worker } = deploy();
    const url = 'https://whatsapp-agent-processing-worker-123456789012.asia-south1.run.app';
    const pushed = calls.filter((call) => flagOf(call, 'push-endpoint'));
    expect(
      pushed.map((call) => [flagOf(call, 'push-endpoint'), flagOf(call, 'push-auth-token-audience')]),
    ).toEqual([
      [`${url}/pubsub/push`, url],
      [`${url}/pubsub/push`, url],
    ]);
    expect(flagOf(worker, 'set-env-vars')).toContain(`;PUBSUB_PUSH_AUDIENCE=${url};`);
  });

  it('passes a comma list as one value', () => {
    const auth = 'meta-signature,aisensy-signature';
    const { [INGESTION]: ingestion } = deploy({ WEBHOOK_AUTH: auth, AISENSY_WEBHOOK_SECRET: 'marker' });
    expect(flagOf(ingestion, 'set-env-vars')).toMatch(/^\^;\^/);
    expect(flagOf(ingestion, 'set-env-vars')).toContain(`;WEBHOOK_AUTH=${auth}`);
    expect(flagOf(ingestion, 'set-secrets')).toContain(
      'AISENSY_WEBHOOK_SECRET=aisensy-webhook-secret:latest',
    );
  });
});
