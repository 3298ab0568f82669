import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { changesOf, flagOf, MARKERS, RecordedProject, SETTINGS, summarize } from './run-script.mjs';

const root = join(__dirname, '..', '..');
const monitoring = join(root, 'deployment', 'monitoring');
const read = (...path) => readFileSync(join(monitoring, ...path), 'utf8');
const policies = readdirSync(join(monitoring, 'alerts')).map((file) => ({
  file,
  text: read('alerts', file),
}));
const rules = load(read('prometheus', 'rules.yml')).groups.flatMap((group) => group.rules);

/** What has to raise an alert, as a policy of Google's and as a rule of Prometheus. */
const WATCHED = {
  'error-rate': 'ErrorRate',
  backlog: 'Backlog',
  'oldest-message': 'OldestMessage',
  'response-time': 'SlowRequests',
  'dead-letters': 'DeadLetters',
  'delivery-failures': 'DeliveryFailures',
  readiness: 'NotReady',
};

describe('the alerts', () => {
  it('are the same for Google and for Prometheus', () => {
    expect(policies.map(({ file }) => file).sort()).toEqual(
      Object.keys(WATCHED)
        .map((name) => `${name}.json`)
        .sort(),
    );
    const names = rules.map(({ alert }) => alert);
    expect(Object.values(WATCHED).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('each have a runbook that exists', () => {
    const named = [
      ...policies.map(({ text }) => /docs\/runbooks\/[\w-]+\.md/.exec(text)?.[0] ?? 'none'),
      ...rules.map(({ annotations }) => annotations.runbook),
    ];
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('are all tested by promtool', () => {
    const tested = load(read('prometheus', 'rules.test.yml')).tests.flatMap(({ alert_rule_test }) =>
      alert_rule_test.filter(({ exp_alerts }) => exp_alerts.length > 0).map(({ alertname }) => alertname),
    );
    expect(rules.map(({ alert }) => alert).filter((name) => !tested.includes(name))).toEqual([]);
  });

  it('ask for metrics that the log-based metrics and the dashboard know', () => {
    const metrics = readdirSync(join(monitoring, 'log-metrics')).map(
      (file) => JSON.parse(read('log-metrics', file)).name,
    );
    const dashboard = read('dashboard.json');
    for (const { text } of policies) {
      const [, metric] = /metric\.type = \\"([^"\\]+)\\"/.exec(text);
      expect(dashboard).toContain(metric);
      const [, own] = /logging\.googleapis\.com\/user\/(.+)/.exec(metric) ?? [];
      if (own) expect(metrics).toContain(own);
    }
  });
});

describe('the monitoring step', () => {
  let project;
  beforeEach(() => (project = new RecordedProject()));
  afterEach(() => project.remove());
  const deploy = (env = {}) =>
    changesOf(project.run('deploy.sh', ['--only', 'monitoring'], { ...SETTINGS, ...MARKERS, ...env }).calls);

  it('counts lines before there is a policy about the count', () => {
    const order = summarize(deploy());
    const metric = order.indexOf('logging metrics create whatsapp-agent-delivery-failures');
    const policy = order.findIndex((line) => line.startsWith('monitoring policies create'));
    expect(metric).toBeGreaterThanOrEqual(0);
    expect(policy).toBeGreaterThan(metric);
  });

  it('asks both services whether they are ready, the private one with a token', () => {
    const checks = deploy().filter(({ thing }) => thing === 'monitoring uptime');
    expect(
      checks.map((call) => [
        flagOf(call, 'resource-labels'),
        flagOf(call, 'path'),
        flagOf(call, 'service-agent-auth'),
      ]),
    ).toEqual([
      [
        'host=whatsapp-agent-ingestion-service-123456789012.asia-south1.run.app,project_id=my-project',
        '/health/ready',
        undefined,
      ],
      [
        'host=whatsapp-agent-processing-worker-123456789012.asia-south1.run.app,project_id=my-project',
        '/health/ready',
        'oidc-token',
      ],
    ]);
  });

  it('updates what it finds', () => {
    deploy();
    const again = deploy({ GCLOUD_MONITORED: 'projects/my-project/found/1' });
    expect(again.filter(({ verb }) => verb === 'create')).toEqual([]);
    expect(summarize(again.filter(({ verb }) => verb === 'update'))).toHaveLength(
      policies.length + ['metric', 'ingestion', 'worker', 'dashboard'].length,
    );
  });
});
