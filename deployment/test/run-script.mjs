import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Values that must never be an argument. */
export const MARKERS = {
  SUPABASE_SERVICE_ROLE_KEY: 'marker-service-role',
  OPENAI_API_KEY: 'marker-openai',
  META_APP_SECRET: 'marker-meta-app',
  AISENSY_ACCESS_TOKEN: 'marker-aisensy',
};

/** Settings of a usual first deployment. */
export const SETTINGS = {
  GCP_PROJECT: 'my-project',
  NEXT_PUBLIC_SUPABASE_URL: 'https://abc.supabase.co',
  NEXT_PUBLIC_SUPABASE_ANON_KEY: 'sb_publishable_x',
  ALERT_EMAIL: 'ops@example.com',
  DEFAULT_WABA_ID: '1',
  DEFAULT_PHONE_NUMBER_ID: '2',
};

/** A Google Cloud project as the recording gcloud sees it: what was called, and what exists by now. */
export class RecordedProject {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  scripts = join(root, 'deployment');

  /** Keeps a settings file, beside a copy of the scripts so that the repository's own folder stays as it is. */
  writeSettings(environment, lines) {
    if (!this.scripts.startsWith(this.folder)) {
      cpSync(this.scripts, join(this.folder, 'deployment'), { recursive: true });
      this.scripts = join(this.folder, 'deployment');
    }
    writeFileSync(join(this.scripts, 'environments', `${environment}.env`), lines.join('\n'));
  }

  /** Runs a script of deployment/ and returns its outcome with the calls this run made. */
  run(script, args = [], env = {}) {
    const before = this.calls().length;
    const { PATH, HOME, GCLOUD_PARSER, GCLOUD_PARSED } = process.env;
    const { status, stdout, stderr } = spawnSync(join(this.scripts, script), args, {
      env: {
        PATH: `${join(root, 'deployment', 'test', 'bin')}:${PATH}`,
        HOME,
        ...(GCLOUD_PARSER ? { GCLOUD_PARSER, GCLOUD_PARSED } : {}),
        GCLOUD_RECORD: this.folder,
        IMAGE_TAG: 'abc123',
        ...env,
      },
      input: env.ANSWER ?? '',
      encoding: 'utf8',
    });
    return { status, stdout, stderr, calls: this.calls().slice(before) };
  }

  calls() {
    const file = join(this.folder, 'calls');
    if (!existsSync(file)) return [];
    const records = readFileSync(file, 'utf8').split('\x1e').filter(Boolean);
    return records.map((record) => {
      const [thing, verb, name, input, ...args] = record.split('\x1f');
      return { thing, verb, name, args, ...(input ? { input } : {}) };
    });
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Calls as short lines: `pubsub topics create name`. */
export function summarize(calls) {
  return calls.map(({ thing, verb, name }) => `${thing} ${verb} ${name}`);
}

/** Calls that change something. */
export function changesOf(calls) {
  return calls.filter(({ verb }) => verb !== 'describe' && verb !== 'list');
}

/** The value of a flag in a call. */
export function flagOf({ args }, flag) {
  return args.find((arg) => arg.startsWith(`--${flag}=`))?.slice(flag.length + 3);
}
