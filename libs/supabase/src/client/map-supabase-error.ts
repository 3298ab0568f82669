import { PermanentError, TransientError } from '@whatsapp-agent/contracts';

/** What supabase-js answers when a call failed. `status` 0: no answer came. */
export interface SupabaseFailure {
  status: number;
  error: { code?: string | null };
}

interface Rule {
  /** SQLSTATE or PostgREST code. */
  when: RegExp;
  retry: boolean;
  code: string;
  message: string;
}

/** Code of a commit that was undone because one of its effects no longer fits (SQLSTATE WA409 of our functions). */
export const EFFECT_CONFLICT = 'STORE.EFFECT_CONFLICT';

/** First match wins. Messages never repeat the vendor's: those quote values. */
const rules: readonly Rule[] = [
  rule(/^(40001|40P01|55P03)$/, true, 'STORE.CONTENTION', 'Another transaction was in the way.'),
  rule(/^WA409$/, false, EFFECT_CONFLICT, 'An effect no longer fits; nothing was changed. Think again.'),
  rule(/^57014$/, true, 'STORE.TIMEOUT', 'The statement took too long and was cancelled.'),
  rule(
    /^(08|53|57|58|XX)|^PGRST00/,
    true,
    'STORE.UNAVAILABLE',
    'The database cannot serve the request for now.',
  ),
  rule(
    /^42501$|^PGRST3/,
    false,
    'STORE.FORBIDDEN',
    'The database refused this key. Check the service-role key.',
  ),
  rule(
    /^22/,
    false,
    'STORE.INVALID_INPUT',
    'A value has the wrong form for the database, or a cursor is not of this search.',
  ),
  rule(/^23/, false, 'STORE.CONSTRAINT', 'The change breaks a constraint of the database.'),
  rule(/^P0/, false, 'STORE.REJECTED', 'A database function refused the request.'),
  rule(
    /^42|^PGRST/,
    false,
    'STORE.SCHEMA_MISMATCH',
    'The database does not have what the program expects. Apply the migrations.',
  ),
];

const noAnswer = rule(/^$/, true, 'STORE.UNREACHABLE', 'No answer came from the database in time.');
const serverError = rule(/^$/, true, 'STORE.UNAVAILABLE', 'The database answered with an error of its own.');
const badKey = rule(
  /^$/,
  false,
  'STORE.FORBIDDEN',
  'The database refused this key. Check the service-role key.',
);
const refused = rule(/^$/, false, 'STORE.REFUSED', 'The database refused the request.');

/**
 * The error to throw for a failed call: `TransientError` when repeating may help, else `PermanentError`.
 * Holds the operation's name and the codes, never a value.
 */
export function mapSupabaseError(
  { status, error }: SupabaseFailure,
  operation: string,
): TransientError | PermanentError {
  const vendorCode = error.code ?? '';
  const match = rules.find(({ when }) => when.test(vendorCode)) ?? ruleOfStatus(status);
  const context = { operation, status, vendorCode };
  const message = `${operation}: ${match.message}`;
  return match.retry
    ? new TransientError(match.code, message, context)
    : new PermanentError(match.code, message, context);
}

function ruleOfStatus(status: number): Rule {
  if (status === 0) return noAnswer;
  if (status === 401 || status === 403) return badKey;
  return status >= 500 || status === 408 || status === 429 ? serverError : refused;
}

function rule(when: RegExp, retry: boolean, code: string, message: string): Rule {
  return { when, retry, code, message };
}
