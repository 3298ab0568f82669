// Loaded into a process of the soak: SIGUSR2 collects garbage and writes what is still in use to LIVE_MEMORY_FILE.
import { writeFileSync } from 'node:fs';

process.on('SIGUSR2', () => {
  for (let round = 0; round < 3; round += 1) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(
    process.env.LIVE_MEMORY_FILE,
    JSON.stringify({ liveMb: (heapUsed + external) / 1024 / 1024 }),
  );
});
