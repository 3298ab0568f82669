/**
 * What a field may hold.
 * - `id`: an identifier of ours; a value that looks like a phone number or a token is refused.
 * - `account`: a numeric or hexadecimal identifier that a provider gave to the business or to a broker message.
 * - `hashed`: an identifier that embeds personal data (a wamid contains the phone number); its hash is written.
 * - `word`: a code, an enum value, a name of a part. One word.
 * - `number`: a count, a duration, a size.
 * - `flag`: true or false.
 * - `counts`: a number per word.
 */
export type FieldKind = 'id' | 'account' | 'hashed' | 'word' | 'number' | 'flag' | 'counts';

const names: Record<FieldKind, readonly string[]> = {
  id: [
    'tenantId',
    'contactId',
    'conversationId',
    'conversationIds',
    'turnId',
    'inboxId',
    'outboxId',
    'propertyId',
    'correlationId',
    'invocationId',
    'instanceId',
    'requestId',
    'owner',
  ],
  account: ['wabaId', 'phoneNumberId', 'projectId', 'brokerMessageId', 'traceId', 'spanId'],
  hashed: ['wamid', 'messageId', 'targetWamid', 'reference'],
  word: [
    'agent',
    'channel',
    'code',
    'context',
    'delivery',
    'deadLetterTopic',
    'disposition',
    'environment',
    'errorCode',
    'event',
    'guardrail',
    'handler',
    'host',
    'kind',
    'level',
    'method',
    'mode',
    'model',
    'operation',
    'origin',
    'outcome',
    'part',
    'pattern',
    'database',
    'pubsub',
    'purpose',
    'reason',
    'result',
    'route',
    'service',
    'signal',
    'state',
    'status',
    'step',
    'strategy',
    'subscription',
    'surface',
    'tier',
    'tool',
    'topic',
    'type',
    'version',
  ],
  number: [
    'aborts',
    'attempt',
    'attempts',
    'budgetMs',
    'bytes',
    'claimFence',
    'count',
    'deliveryAttempt',
    'durationMs',
    'epoch',
    'expiredClaims',
    'fence',
    'inFlight',
    'index',
    'inputTokens',
    'limit',
    'messages',
    'modelCalls',
    'ms',
    'outputTokens',
    'pending',
    'port',
    'published',
    'purged',
    'rejected',
    'retryAfterMs',
    'seq',
    'skipped',
    'statusCode',
    'statuses',
    'timeoutMs',
    'total',
    'waitMs',
    'woken',
  ],
  flag: ['duplicate', 'enabled', 'human', 'ok', 'retryable', 'runnable', 'typing'],
  counts: ['byReason', 'byKind', 'byCode'],
};

/**
 * The only fields a log line may carry. A new field is added here on purpose, with the question answered:
 * can its value ever be something a customer wrote, a phone number, a token or a tool argument?
 */
export const ALLOWED_FIELDS: ReadonlyMap<string, FieldKind> = new Map(
  (Object.keys(names) as FieldKind[]).flatMap((kind) =>
    names[kind].map((name): [string, FieldKind] => [name, kind]),
  ),
);
