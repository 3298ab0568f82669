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

  it('keeps the worker private and lets only the invoker and the uptime check in', () => {
    const { calls, [WORKER]: worker, [INGESTION]: ingestion } = deploy();
    expect(worker.args).toContain('--no-allow-unauthenticated');
    expect(ingestion.args).toContain('--allow-unauthenticated');
    const invokers = calls.filter(({ args }) => args.includes('--role=roles/run.invoker'));
    expect(invokers.map((call) => [call.name, flagOf(call, 'member')])).toEqual([
      [WORKER, 'serviceAccount:whatsapp-agent-invoker@my-project.iam.gserviceaccount.com'],
      [WORKER, 'serviceAccount:service-123456789012@gcp-sa-monitoring-notification.iam.gserviceaccount.com'],
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

  it('gives the worker its subscriptions, the topics it publishes to and its own secrets, nothing else', () => {
    const { calls } = deploy();
    const account = 'serviceAccount:whatsapp-agent@my-project.iam.gserviceaccount.com';
    const granted = calls.filter((call) => flagOf(call, 'member') === account);
    const topic = 'whatsapp-prop8t-message-processing';
    const secrets = ['aisensy-token', 'chat-api-key', 'credentials-key', 'openai-api-key', 'operator-key'];
    expect(granted.map((call) => `${call.thing} ${call.name} ${flagOf(call, 'role')}`).sort()).toEqual([
      `pubsub subscriptions ${topic}-status-sub roles/pubsub.subscriber`,
      `pubsub subscriptions ${topic}-sub roles/pubsub.subscriber`,
      `pubsub topics ${topic} roles/pubsub.publisher`,
      `pubsub topics ${topic}-dead-letter roles/pubsub.publisher`,
      ...[...secrets, 'supabase-service-role-key'].map(
        (name) => `secrets ${name} roles/secretmanager.secretAccessor`,
      ),
    ]);
  });

  it("lets Google's own account dead-letter and sign push tokens", () => {
    const { calls } = deploy();
    const agent = 'serviceAccount:service-123456789012@gcp-sa-pubsub.iam.gserviceaccount.com';
    const granted = calls.filter((call) => flagOf(call, 'member') === agent);
    const topic = 'whatsapp-prop8t-message-processing';
    expect(granted.map((call) => `${call.thing} ${call.name} ${flagOf(call, 'role')}`).sort()).toEqual([
      'iam service-accounts whatsapp-agent-invoker roles/iam.serviceAccountTokenCreator',
      `pubsub subscriptions ${topic}-status-sub roles/pubsub.subscriber`,
      `pubsub subscriptions ${topic}-sub roles/pubsub.subscriber`,
      `pubsub topics ${topic}-dead-letter roles/pubsub.publisher`,
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

  it('refuses to pull without an instance that is always there', () => {
    const env = { ...SETTINGS, ...MARKERS, PUBSUB_DELIVERY: 'pull', WORKER_MIN: '0' };
    const { status, stderr, calls } = project.run('deploy.sh', [], env);
    expect([status, calls]).toEqual([1, []]);
    expect(stderr).toContain('WORKER_MIN is at least 1');
  });

  it('serves what was deployed, also after a rollback', () => {
    const { calls } = deploy();
    const newest = calls.filter(({ verb }) => verb === 'update-traffic');
    expect(newest.map(({ name, args }) => [name, args.includes('--to-latest')])).toEqual([
      [WORKER, true],
      [INGESTION, true],
    ]);
  });

  it('has the sizes that the benchmarks were made for', () => {
    const { [WORKER]: worker, [INGESTION]: ingestion } = deploy();
    const sizes = ['memory', 'cpu', 'min-instances', 'max-instances', 'timeout'];
    const sizesOf = (call) => sizes.map((flag) => flagOf(call, flag));
    expect(sizesOf(ingestion)).toEqual(['512Mi', '1', '1', '20', '30']);
    expect(sizesOf(worker)).toEqual(['1Gi', '2', '1', '15', '900']);
    for (const call of [ingestion, worker]) {
      expect(flagOf(call, 'startup-probe')).toContain('httpGet.path=/health,');
      expect(flagOf(call, 'liveness-probe')).toContain('httpGet.path=/health,');
    }
  });

  it('reaches a private network through a connector, with its API, when one is named', () => {
    const connected = deploy({ VPC_CONNECTOR: 'inner' });
    expect(flagOf(connected[WORKER], 'vpc-connector')).toBe('inner');
    const apis = connected.calls.find(({ thing, verb }) => thing === 'services' && verb === 'enable');
    expect(apis.args).toContain('vpcaccess.googleapis.com');
    const plain = new RecordedProject();
    const { calls } = plain.run('deploy.sh', [], { ...SETTINGS, ...MARKERS });
    expect(JSON.stringify(calls)).not.toMatch(/vpc/);
    plain.remove();
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
