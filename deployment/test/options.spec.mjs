import { flagOf, MARKERS, RecordedProject, SETTINGS, summarize } from './run-script.mjs';

const scripts = [
  ['deploy.sh', ['--only', 'pubsub,worker']],
  ['rollback.sh', ['worker']],
  ['destroy.sh', ['--yes']],
];

describe.each(scripts)('the options of %s', (script, args) => {
  let project;
  beforeEach(() => (project = new RecordedProject()));
  afterEach(() => project.remove());
  const regionsOf = (calls) => [
    ...new Set(calls.map((call) => flagOf(call, 'region')).filter((region) => region !== undefined)),
  ];

  it('are read from the file of the environment', () => {
    project.writeSettings('staging', [
      '# comments and blank lines are skipped',
      '',
      'GCP_PROJECT="quoted-project"',
      'REGION=europe-west1',
      'PUBSUB_TOPIC=other-topic',
    ]);
    const settings = { ...SETTINGS, GCP_PROJECT: '' };
    project.run('deploy.sh', ['--env', 'staging'], { ...settings, ...MARKERS });
    const { status, stderr, calls } = project.run(script, [...args, '--env', 'staging'], settings);
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(regionsOf(calls)).toEqual(['europe-west1']);
    const elsewhere = calls.filter(({ args }) => !/[ =]quoted-project( |$)/.test(args.join(' ')));
    expect(elsewhere).toEqual([]);
    const topics = calls.filter(({ thing }) => thing === 'pubsub topics').map(({ name }) => name);
    expect(topics.filter((name) => !name.startsWith('other-topic-staging'))).toEqual([]);
  });

  it('win over the environment, which wins over the file', () => {
    project.writeSettings('production', ['REGION=europe-west1']);
    const env = { ...SETTINGS, ...MARKERS };
    project.run('deploy.sh', [], env);
    const exported = project.run(script, args, { ...env, REGION: 'us-east1' });
    expect(regionsOf(exported.calls)).toEqual(['us-east1']);
    project.run('deploy.sh', [], env);
    const given = project.run(script, [...args, '--region', 'asia-east1'], { ...env, REGION: 'us-east1' });
    expect(regionsOf(given.calls)).toEqual(['asia-east1']);
  });

  it('print instead of doing with --dry-run', () => {
    const { status, stdout, calls } = project.run(script, [...args, '--dry-run'], SETTINGS);
    expect([status, calls]).toEqual([0, []]);
    expect(stdout).toMatch(/^gcloud /m);
  });

  it('are told by --help', () => {
    const { status, stdout } = project.run(script, ['--help'], {});
    expect(status).toBe(0);
    for (const option of ['--region', '--env', '--dry-run', '--help'])
      expect(stdout).toContain(`  ${option}`);
  });

  it.each([
    [['--bogus'], SETTINGS, 'unknown option --bogus'],
    [['--region', '--dry-run'], SETTINGS, '--region needs a value'],
    [['--env', 'Much_too-long-a-name'], SETTINGS, 'at most 15 lower-case letters'],
    [[], {}, 'GCP_PROJECT is not set'],
  ])('are refused with a reason: %j', (wrong, env, message) => {
    const { status, stderr, calls } = project.run(script, [...args, ...wrong], env);
    expect({ status, calls: summarize(calls) }).toEqual({ status: 1, calls: [] });
    expect(stderr).toContain(message);
    expect(stderr).toMatch(new RegExp(`^${script.replace('.sh', '')}: `, 'm'));
  });
});
