import { shortName, type ReceivedMessage } from '../server/received-message';

/** Header values as Node gives them. */
export type PushHeaders = Readonly<Record<string, string | string[] | undefined>>;

type Fields = Readonly<Record<string, unknown>>;

/** Headers of the request itself; everything else in an unwrapped push is an attribute of the message. */
const REQUEST_HEADERS = new Set(
  (
    'accept accept-encoding accept-language authorization cache-control connection content-encoding content-length ' +
    'content-type cookie date expect forwarded from host origin pragma referer te trailer transfer-encoding upgrade ' +
    'user-agent via x-cloud-trace-context'
  ).split(' '),
);
const METADATA = 'x-goog-pubsub-';

/** The message of a push request, wrapped or unwrapped; undefined when the request is neither. */
export function readPushRequest(body: unknown, headers: PushHeaders): ReceivedMessage | undefined {
  const wrapped = isFields(body) ? readWrapped(body) : undefined;
  return wrapped ?? readUnwrapped(body, headers);
}

function readWrapped(body: Fields): ReceivedMessage | undefined {
  const { message } = body;
  if (!isFields(message)) return undefined;
  const id = findText(message, 'messageId', 'message_id');
  if (id === undefined) return undefined;
  return {
    id,
    data: Buffer.from(findText(message, 'data') ?? '', 'base64'),
    attributes: readAttributes(message['attributes']),
    orderingKey: findText(message, 'orderingKey', 'ordering_key') || undefined,
    publishTime: readDate(findText(message, 'publishTime', 'publish_time')),
    deliveryAttempt: readCount(body['deliveryAttempt'] ?? body['delivery_attempt']),
    subscription: shortName(findText(body, 'subscription') ?? ''),
  };
}

function readUnwrapped(body: unknown, headers: PushHeaders): ReceivedMessage | undefined {
  const metadata = (name: string) => findText(headers, METADATA + name);
  const id = metadata('message-id');
  if (id === undefined) return undefined;
  return {
    id,
    data: toBuffer(body),
    attributes: readHeaderAttributes(headers),
    orderingKey: metadata('ordering-key'),
    publishTime: readDate(metadata('publish-time')),
    deliveryAttempt: readCount(metadata('delivery-attempt')),
    subscription: shortName(metadata('subscription-name') ?? ''),
  };
}

/** Attribute names arrive in lower case: HTTP does not keep the case of headers. */
function readHeaderAttributes(headers: PushHeaders): Record<string, string> {
  const isAttribute = (name: string) =>
    !REQUEST_HEADERS.has(name) && !name.startsWith(METADATA) && !name.startsWith('x-forwarded-');
  return Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string] => isAttribute(entry[0]) && typeof entry[1] === 'string',
    ),
  );
}

function readAttributes(value: unknown): Record<string, string> {
  if (!isFields(value)) return {};
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function readDate(text: string | undefined): Date | undefined {
  const date = new Date(text ?? NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function readCount(value: unknown): number | undefined {
  const count = Number(value ?? 0);
  return Number.isInteger(count) && count > 0 ? count : undefined;
}

function toBuffer(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : (JSON.stringify(body) ?? ''));
}

function findText(fields: Fields, ...names: readonly string[]): string | undefined {
  return names.map((name) => fields[name]).find((value): value is string => typeof value === 'string');
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);
}
