/** What an answer of the provider means for the attempt that got it. */
export interface ErrorRule {
  /** Stable; may be alerted on. */
  code: `AISENSY.${string}`;
  /** The same request may succeed later. */
  retry: boolean;
  /** How long to wait when the provider does not say, in ms. */
  backoffMs?: number;
  /** What happened and what to do; no data of the request. */
  text: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const refuse = (name: string, text: string): ErrorRule => ({ code: `AISENSY.${name}`, retry: false, text });
const retry = (name: string, backoffMs: number, text: string): ErrorRule => ({
  code: `AISENSY.${name}`,
  retry: true,
  backoffMs,
  text,
});

/** The bearer is not valid (any more). Handled by buying a new one once. */
export const TOKEN_INVALID = refuse(
  'TOKEN_INVALID',
  'the token is not valid. Store a new access or refresh token for the tenant.',
);

const PERMISSION = refuse(
  'PERMISSION_DENIED',
  'the account lacks a permission. Check it in AiSensy and Meta.',
);
const CREDIT = refuse('CREDIT_EXHAUSTED', 'the conversation credit is used up. Top it up in AiSensy.');
const PARAMETERS = refuse(
  'TEMPLATE_PARAMETERS',
  'the parameters do not match the approved template. Fix them.',
);
const PERMISSION_RANGE = Array.from({ length: 100 }, (_, index) => 200 + index);

const metaRows: readonly (readonly [codes: readonly number[], rule: ErrorRule])[] = [
  [[0, 190], TOKEN_INVALID],
  [[3, 10, 131005, ...PERMISSION_RANGE], PERMISSION],
  [
    [368, 131031],
    refuse('ACCOUNT_BLOCKED', 'Meta blocked the account. Stop sending; open its quality page.'),
  ],
  [[130497], refuse('COUNTRY_BLOCKED', 'the account may not message this country.')],
  [[4], retry('RATE_LIMITED', 30 * SECOND, 'the app call limit is reached.')],
  [[80007], retry('RATE_LIMITED', 2 * MINUTE, 'the rate limit of the WhatsApp account is reached.')],
  [[130429], retry('RATE_LIMITED', 2 * SECOND, 'the throughput of the number is reached. Send slower.')],
  [
    [131056],
    retry('PAIR_RATE_LIMITED', 6 * SECOND, 'too many messages to this recipient; others may go on.'),
  ],
  [[131048], refuse('SPAM_LIMITED', 'the number reached its spam limit. Check its quality rating.')],
  [[133016], retry('RATE_LIMITED', HOUR, 'too many attempts to register the number.')],
  [[1, 131000], retry('SERVER_ERROR', 2 * SECOND, 'WhatsApp failed and gives no reason.')],
  [[2, 131016, 133004], retry('SERVER_ERROR', 5 * SECOND, 'WhatsApp is unavailable for the moment.')],
  [[131057], retry('SERVER_ERROR', MINUTE, 'the account is in maintenance for about a minute.')],
  [
    [33, 100, 131008, 131009, 131021, 131051, 135000],
    refuse('PAYLOAD_REJECTED', 'the message body is not acceptable. This is a defect of the renderer.'),
  ],
  [[131026], refuse('UNDELIVERABLE', 'not on WhatsApp, an old app, or terms not accepted.')],
  [
    [131037, 131042, 131045, 133010],
    refuse('ACCOUNT_NOT_READY', 'display name, payment or registration is not in order. Tell the owner.'),
  ],
  [[131047, 470], refuse('WINDOW_CLOSED', 'the customer wrote more than 24 hours ago. Send a template.')],
  [[131049, 130472], refuse('MARKETING_WITHHELD', 'Meta withholds this from the customer; not before 24 h.')],
  [[131050], refuse('MARKETING_STOPPED', 'the customer stopped marketing messages. Send no more.')],
  [[131052, 131053], refuse('MEDIA_REJECTED', 'a media file could not be loaded. Check URL, type and size.')],
  [[131055, 134100, 134102], refuse('NOT_MARKETING', 'this call accepts marketing templates only.')],
  [[134101], retry('TEMPLATE_SYNCING', 10 * MINUTE, 'the template is being synchronised.')],
  [[131062], refuse('PHONE_REQUIRED', 'this kind of message needs a phone number, not a user id.')],
  [[132000, 132005, 132007, 132012, 132018], PARAMETERS],
  [
    [132001, 132015, 132016],
    refuse('TEMPLATE_UNAVAILABLE', 'the template is missing, paused or disabled. Use another one.'),
  ],
  [[132068], refuse('FLOW_BLOCKED', 'the flow is blocked. Open it in Meta.')],
  [[132069], retry('RATE_LIMITED', HOUR, 'the flow is throttled to ten messages an hour.')],
];

/** Meta's error codes, which decide before the HTTP status does. */
export const META_RULES: ReadonlyMap<number, ErrorRule> = new Map(
  metaRows.flatMap(([codes, rule]) => codes.map((code) => [code, rule] as const)),
);

/** AiSensy's own answers carry no code; their wording was seen in production. First match wins. */
export const WORDING_RULES: readonly (readonly [wording: RegExp, rule: ErrorRule])[] = [
  [/invalid token/i, TOKEN_INVALID],
  [/waba is unverified/i, refuse('WABA_UNVERIFIED', 'finish the verification of the account in AiSensy.')],
  [/insufficient .*credit/i, CREDIT],
  [/no plan active/i, refuse('PLAN_INACTIVE', 'the AiSensy project has no active plan. Renew it.')],
  [/template params does not match/i, PARAMETERS],
  [
    /illegal arguments: string, undefined/i,
    refuse('REFRESH_TOKEN_INVALID', 'it names no user. Store base64 of "e-mail:password:project id".'),
  ],
];

/** HTTP statuses, for answers whose code and wording say nothing. */
export const STATUS_RULES: ReadonlyMap<number, ErrorRule> = new Map([
  [401, TOKEN_INVALID],
  [402, CREDIT],
  [403, PERMISSION],
  [404, refuse('NOT_FOUND', 'AiSensy does not know this path or id. Check AISENSY_BASE_URL.')],
  [408, retry('REQUEST_TIMEOUT', SECOND, 'AiSensy did not receive the request in time.')],
  [413, refuse('TOO_LARGE', 'the request is too large.')],
  [425, retry('RATE_LIMITED', SECOND, 'AiSensy asks to come back later.')],
  [429, retry('RATE_LIMITED', 5 * SECOND, 'AiSensy limits the request rate.')],
]);

/** Any other 3xx or 4xx, and a success status with an error in its body. */
export const REJECTED = refuse('REJECTED', 'AiSensy refused the request. Look its trace id up.');

/** 500 and 503 with an error body: the application itself answered, so the request was not carried out. */
export const SERVER_FAILED = retry('SERVER_ERROR', 5 * SECOND, 'AiSensy failed and said so.');
