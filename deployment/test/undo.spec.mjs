import { changesOf, flagOf, MARKERS, RecordedProject, SETTINGS, summarize } from './run-script.mjs';

describe('rollback.sh and destroy.sh', () => {
  let project;
  beforeEach(() => (project = new RecordedProject()));
  afterEach(() => project.remove());

  it('sends all traffic to the revision before the newest', () => {
    const { status, calls } = project.run('rollback.sh', ['worker'], SETTINGS);
    expect(status).toBe(0);
    expect(flagOf(calls.at(-1), 'to-revisions')).toBe('service-00001-old=100');
  });

  it('ends a rollback with LATEST, and needs no earlier revision for it', () => {
    const { status, calls } = project.run('rollback.sh', ['ingestion', 'LATEST'], SETTINGS);
    expect(status).toBe(0);
    expect(calls.map((call) => [call.name, flagOf(call, 'to-revisions')])).toEqual([
      ['whatsapp-agent-ingestion-service', 'LATEST=100'],
    ]);
  });

  it('refuses when there is nothing to go back to', () => {
    const env = { ...SETTINGS, GCLOUD_REVISIONS: 'service-00001-only' };
    const { status, stderr, calls } = project.run('rollback.sh', ['worker'], env);
    expect([status, changesOf(calls)]).toEqual([1, []]);
    expect(stderr).toContain('has no earlier revision');
  });

  it('refuses a service it does not know', () => {
    const { status, stderr, calls } = project.run('rollback.sh', ['database'], SETTINGS);
    expect([status, calls]).toEqual([1, []]);
    expect(stderr).toContain('ingestion or worker');
  });

  it('removes nothing unless the project is typed', () => {
    project.run('deploy.sh', [], { ...SETTINGS, ...MARKERS });
    const { status, calls } = project.run('destroy.sh', [], { ...SETTINGS, ANSWER: 'yes\n' });
    expect([status, calls]).toEqual([1, []]);
  });

  it('closes the public door first and keeps the secrets', () => {
    project.run('deploy.sh', [], { ...SETTINGS, ...MARKERS });
    const { status, calls } = project.run('destroy.sh', [], { ...SETTINGS, ANSWER: 'my-project\n' });
    const removed = summarize(changesOf(calls));
    expect(status).toBe(0);
    expect(removed.find((line) => !/monitoring|logging/.test(line))).toBe(
      'run services delete whatsapp-agent-ingestion-service',
    );
    expect(removed).toContain('pubsub topics delete whatsapp-prop8t-message-processing');
    expect(removed.filter((line) => line.startsWith('secrets'))).toEqual([]);
  });

  it('takes the watchers away with what they watch', () => {
    project.run('deploy.sh', [], { ...SETTINGS, ...MARKERS });
    const env = { ...SETTINGS, GCLOUD_MONITORED: 'projects/my-project/found/1' };
    const { calls } = project.run('destroy.sh', ['--yes'], env);
    const removed = changesOf(calls).filter(({ thing }) => /monitoring|logging/.test(thing));
    expect(summarize(removed)).toEqual([
      'monitoring policies delete projects/my-project/found/1',
      'monitoring uptime delete projects/my-project/found/1',
      'monitoring dashboards delete projects/my-project/found/1',
      'logging metrics delete whatsapp-agent-delivery-failures',
    ]);
  });
});
