import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePorts } from '../free-ports';
import { until } from '../until';

/** An alert that Prometheus has raised, or will when its condition lasts. */
export interface RaisedAlert {
  readonly state: 'pending' | 'firing';
  readonly labels: Readonly<Record<string, string>>;
}

/** A real Prometheus that asks for metrics and evaluates rules every second. */
export class Prometheus {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
    private readonly folder: string,
  ) {
    child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  /** @param targets host:port by job */
  static async start(rules: string, targets: Readonly<Record<string, string>>): Promise<Prometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'whatsapp-agent-prometheus-'));
    const [port = 0] = await findFreePorts(1);
    writeFileSync(join(folder, 'rules.yml'), rules);
    // JSON is YAML.
    writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(configure(targets)));
    const child = spawn(
      'prometheus',
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const spawned = new Promise<undefined>((resolve, reject) => {
      child.once('spawn', () => resolve(undefined));
      child.once('error', () =>
        reject(new Error('prometheus is not installed. Install the package "prometheus" of your system.')),
      );
    });
    await spawned;
    const prometheus = new Prometheus(child, `http://127.0.0.1:${port}`, folder);
    await until('Prometheus is ready', () => prometheus.isReady(), 30_000).catch((error: Error) => {
      child.kill();
      throw new Error(`${error.message}\n${prometheus.output.slice(-2_000)}`);
    });
    return prometheus;
  }

  /** Alerts that are pending or firing now. */
  async alerts(): Promise<RaisedAlert[]> {
    const { data } = (await this.get('/api/v1/alerts')) as { data: { alerts: RaisedAlert[] } };
    return data.alerts;
  }

  /** Names of all rules that are loaded. */
  async ruleNames(): Promise<string[]> {
    const { data } = (await this.get('/api/v1/rules')) as {
      data: { groups: { rules: { name: string }[] }[] };
    };
    return data.groups.flatMap(({ rules }) => rules.map(({ name }) => name));
  }

  /** Jobs whose metrics could be read at the last attempt. */
  async readableJobs(): Promise<string[]> {
    const { data } = (await this.get('/api/v1/targets')) as {
      data: { activeTargets: { health: string; labels: { job: string } }[] };
    };
    return data.activeTargets.filter(({ health }) => health === 'up').map(({ labels }) => labels.job);
  }

  async stop(): Promise<void> {
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.kill()) await exited;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/-/ready`).catch(() => undefined);
    return answer?.ok ?? false;
  }

  private async get(path: string): Promise<unknown> {
    const response = await fetch(`${this.url}${path}`);
    if (!response.ok) throw new Error(`Prometheus answered ${path} with ${response.status}.`);
    return response.json();
  }
}

function configure(targets: Readonly<Record<string, string>>): object {
  return {
    global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
    rule_files: ['rules.yml'],
    scrape_configs: Object.entries(targets).map(([job, target]) => ({
      job_name: job,
      static_configs: [{ targets: [target] }],
    })),
  };
}
