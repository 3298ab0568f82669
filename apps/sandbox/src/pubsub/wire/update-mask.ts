import { StatusError } from './status.error';

/**
 * Copies the fields that an update names.
 * @throws StatusError INVALID_ARGUMENT for no fields, unknown ones and those that cannot change.
 */
export function applyUpdateMask<T extends object>(
  resource: T,
  changes: T,
  paths: readonly string[],
  mutable: readonly (keyof T & string)[],
): T {
  if (paths.length === 0) {
    throw new StatusError(
      'INVALID_ARGUMENT',
      'The update_mask must be set and contain a non-empty paths list.',
    );
  }
  const updated = { ...resource };
  for (const path of paths) {
    // A path into a nested message, like retry_policy.minimum_backoff, replaces the whole of it.
    const field = toCamelCase(path.split('.')[0] ?? '') as keyof T & string;
    if (!mutable.includes(field)) {
      const problem = field in resource ? 'is not mutable' : 'is not a known field';
      throw new StatusError('INVALID_ARGUMENT', `Invalid update_mask: ${path} ${problem}.`);
    }
    updated[field] = changes[field];
  }
  return updated;
}

function toCamelCase(path: string): string {
  return path.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}
