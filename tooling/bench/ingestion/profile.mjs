// Where the processor time of a process goes, by package.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const HOOK = pathToFileURL(resolve('tooling/bench/ingestion/profile.hook.mjs')).href;
/** What V8 books its own work under. */
const ENGINE = {
  '(garbage collector)': 'garbage collector',
  '(program)': 'V8 and the kernel',
  '(idle)': 'idle',
};

/** Environment for a process that is to be profiled, and the way to do it. */
export function prepareProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  const file = join(folder, 'cpu.json');
  return {
    env: { NODE_OPTIONS: `--import=${HOOK}`, PROFILE_FILE: file },
    /** Shares of the busy time by owner, largest first. @param work runs while the profile is taken */
    async take(child, script, work) {
      child.process.kill('SIGUSR2');
      await wait(200);
      await work();
      child.process.kill('SIGUSR2');
      while (!existsSync(file)) await wait(50);
      await wait(500);
      const profile = JSON.parse(readFileSync(file, 'utf8'));
      rmSync(folder, { recursive: true });
      return sumUp(profile, new SourceMap(JSON.parse(readFileSync(`${script}.map`, 'utf8'))), script);
    },
  };
}

function sumUp({ nodes, samples, timeDeltas }, sourceMap, script) {
  const owners = new Map(nodes.map(({ id, callFrame }) => [id, findOwner(callFrame, sourceMap, script)]));
  const sums = new Map();
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const owner = owners.get(id);
    if (owner === 'idle') continue;
    busy += timeDeltas[index];
    sums.set(owner, (sums.get(owner) ?? 0) + timeDeltas[index]);
  }
  return [...sums].map(([owner, time]) => ({ owner, share: time / busy })).sort((a, b) => b.share - a.share);
}

function findOwner({ functionName, url, lineNumber, columnNumber }, sourceMap, script) {
  if (url === '') return ENGINE[functionName] ?? 'V8 and the kernel';
  if (url.startsWith('node:')) return url.replace('node:internal/', 'node:').split('/')[0];
  const source = url.endsWith(script)
    ? (sourceMap.findEntry(lineNumber, columnNumber).originalSource ?? 'bundle')
    : url;
  const [, inPackage] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  const [, inWorkspace] = /((?:libs|apps)\/[^/]+)/.exec(source) ?? [];
  return inPackage ?? inWorkspace ?? 'bundle';
}
