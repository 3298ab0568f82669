import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

/** One line that says where and when figures were taken; ask for it before the benchmark starts. */
export function describeMachine(now = new Date()) {
  const cores = cpus();
  const parts = [
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `${platform()} ${arch()}`,
    `Node ${process.versions.node}`,
    `load ${(loadavg()[0] ?? 0).toFixed(1)} before the run`,
  ];
  return `${now.toISOString().slice(0, 10)}, ${parts.join(', ')}.`;
}
