import { StatusError } from './status.error';

export interface PageRequest {
  pageSize: number;
  pageToken: string;
}

const DEFAULT_PAGE_SIZE = 1000;

/**
 * One page of a list. The token is the offset of the next page.
 * @throws StatusError INVALID_ARGUMENT for a token this broker never gave.
 */
export function pageOf<T>(all: readonly T[], request: PageRequest): { items: T[]; nextPageToken: string } {
  const start = request.pageToken === '' ? 0 : Number(request.pageToken);
  if (!Number.isSafeInteger(start) || start < 0) {
    throw new StatusError('INVALID_ARGUMENT', 'Invalid page token.');
  }
  const end = start + (request.pageSize > 0 ? request.pageSize : DEFAULT_PAGE_SIZE);
  return { items: all.slice(start, end), nextPageToken: end < all.length ? String(end) : '' };
}
