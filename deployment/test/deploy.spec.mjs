import { changesOf, flagOf, MARKERS, RecordedProject, SETTINGS, summarize } from './run-script.mjs';

const everything = { ...SETTINGS, ...MARKERS };

describe('deploy.sh', () => {
  let project;
  beforeEach(() => (project = new RecordedProject()));
  afterEach(() => project.remove());

  it('makes things before what needs them', () => {
    const { status, stderr, calls } = project.run('deploy.sh', [], everything);
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    const order = summarize(changesOf(calls));
    const before = (first, second) => {
      const [from, to] = [order.indexOf(first), order.lastIndexOf(second)];
      expect({ first, from: from >= 0, second, to: to > from }).toEqual({
        first,
        from: true,
        second,
        to: true,
      });
    };
    const topic = 'whatsapp-prop8t-message-processing';
    before('iam service-accounts create whatsapp-agent', 'secrets create openai-api-key');
    before(`pubsub topics create ${topic}-dead-letter`, `pubsub subscriptions create ${topic}-sub`);
    before(
      `pubsub subscriptions create ${topic}-sub`,
      'run services deploy whatsapp-agent-processing-worker',
    );
    // The public door opens last: nobody is acknowledged before there is somebody to answer.
    before(
      'run services deploy whatsapp-agent-processing-worker',
      'run services deploy whatsapp-agent-ingestion-service',
    );
  });

  it('never puts a secret onto a command line', () => {
    const { calls, stdout, stderr } = project.run('deploy.sh', [], everything);
    const visible = JSON.stringify(calls.map(({ args }) => args)) + stdout + stderr;
    for (const marker of Object.values(MARKERS)) expect(visible).not.toContain(marker);
    const given = calls.filter(({ input }) => input !== undefined);
    expect(given.map(({ input }) => input)).toEqual(expect.arrayContaining(Object.values(MARKERS)));
    expect(given.find(({ name }) => name === 'credentials-key').input).toMatch(/^[A-Za-z0-9+/]{43}=/);
  });

  it('changes nothing that exists when it runs again, and keeps every secret', () => {
    project.run('deploy.sh', [], everything);
    const again = project.run('deploy.sh', [], SETTINGS);
    expect(again.status).toBe(0);
    const changes = changesOf(again.calls);
    const created = changes.filter(({ verb, thing }) => verb === 'create' && !thing.includes('monitoring'));
    expect(summarize(created)).toEqual([]);
    expect(changes.filter(({ input }) => input !== undefined)).toEqual([]);
    const worker = changes.find(({ verb, name }) => verb === 'deploy' && name.endsWith('worker'));
    expect(flagOf(worker, 'set-secrets').split(',').sort()).toEqual([
      'AISENSY_ACCESS_TOKEN=aisensy-token:latest',
      'CHAT_API_KEY=chat-api-key:latest',
      'CREDENTIALS_KEY=credentials-key:latest',
      'OPENAI_API_KEY=openai-api-key:latest',
      'OPERATOR_KEY=operator-key:latest',
      'SUPABASE_SERVICE_ROLE_KEY=supabase-service-role-key:latest',
    ]);
  });

  it('replaces a secret only when told to', () => {
    project.run('deploy.sh', [], everything);
    const env = { ...SETTINGS, OPENAI_API_KEY: 'marker-new', ROTATE_SECRETS: 'openai-api-key' };
    const { calls } = project.run('deploy.sh', ['--only', 'secrets'], env);
    const given = calls.filter(({ input }) => input !== undefined);
    expect(given.map(({ name, input }) => [name, input])).toEqual([['openai-api-key', 'marker-new']]);
  });

  it('stops with advice when a needed secret has no value', () => {
    const { status, stderr, calls } = project.run('deploy.sh', [], SETTINGS);
    expect(status).toBe(1);
    expect(stderr).toContain('Export OPENAI_API_KEY and run again');
    expect(summarize(calls)).not.toContainEqual(expect.stringContaining('run services deploy'));
  });

  it('asks Google nothing in a dry run', () => {
    const { status, stdout, calls } = project.run('deploy.sh', ['--dry-run'], { GCP_PROJECT: 'my-project' });
    expect(status).toBe(0);
    expect(calls).toEqual([]);
    expect(stdout).toContain('gcloud run deploy whatsapp-agent-ingestion-service');
  });

  it('does only what --only names', () => {
    const { calls } = project.run('deploy.sh', ['--only', 'scheduler'], everything);
    expect(summarize(changesOf(calls))).toEqual(['scheduler jobs create whatsapp-agent-sweep']);
  });

  it('names another environment in every resource', () => {
    const { calls } = project.run('deploy.sh', ['--env', 'staging'], everything);
    const shared = ['whatsapp-agent', '/'];
    const made = changesOf(calls).filter(
      ({ verb, thing }) => verb === 'create' && !thing.includes('monitoring'),
    );
    const unnamed = made
      .map(({ name }) => name)
      .filter((name) => !name.endsWith('-staging') && !/staging-/.test(name));
    expect(unnamed.filter((name) => !shared.includes(name))).toEqual([]);
  });

  it.each([
    [['--bogus'], {}, 'unknown option --bogus'],
    [['--only', 'everything'], SETTINGS, 'unknown step everything'],
    [['--region'], {}, '--region needs a value'],
    [[], {}, 'GCP_PROJECT is not set'],
    [[], { ...SETTINGS, PUBSUB_DELIVERY: 'carrier-pigeon' }, 'PUBSUB_DELIVERY is push or pull'],
  ])('refuses %j and says why', (args, env, message) => {
    const { status, stderr } = project.run('deploy.sh', args, env);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});
