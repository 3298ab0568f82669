import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of the repository, found upwards from this file, so that source and bundle work from any directory.
 * @throws Error when the sandbox was copied out of its repository.
 */
export function getRepositoryRoot(from: string = __dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'supabase', 'migrations'))) return folder;
    if (folder === dirname(folder)) {
      throw new Error(`No supabase/migrations above ${from}. Run the sandbox inside its repository.`);
    }
  }
}
