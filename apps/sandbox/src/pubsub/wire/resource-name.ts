import { StatusError } from './status.error';

export type ResourceKind = 'topics' | 'subscriptions' | 'snapshots';

const ID = /^[A-Za-z][A-Za-z0-9._~+%-]{2,254}$/;

/**
 * Checks `projects/{project}/{kind}/{id}`.
 * @throws StatusError INVALID_ARGUMENT when the name has another form or an id that Google reserves.
 */
export function assertResourceName(kind: ResourceKind, name: string): void {
  const [projects, project, actualKind, id, ...rest] = name.split('/');
  const wellFormed = projects === 'projects' && Boolean(project) && actualKind === kind && rest.length === 0;
  if (!wellFormed || id === undefined || !ID.test(id) || id.toLowerCase().startsWith('goog')) {
    throw new StatusError('INVALID_ARGUMENT', `Invalid [${kind}] name: (name=${name})`);
  }
}

/** `p` of `projects/p/topics/t`. */
export function projectOf(name: string): string {
  return name.split('/')[1] ?? '';
}

/** `t` of `projects/p/topics/t`. */
export function idOf(name: string): string {
  return name.split('/')[3] ?? '';
}
