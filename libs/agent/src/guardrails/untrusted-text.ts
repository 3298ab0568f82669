/** Invisible and control characters, except the joiners that Arabic, Persian and Hindi spell with. */
const INVISIBLE = /(?!\u200c|\u200d|\n|\t|\r)[\p{Cc}\p{Cf}\p{Co}]/gu;
/** Signs by which text could pretend to be markup, a note of ours, or the turn of somebody else. */
const MARKUP = /[<>[\]{}|`]+/g;
const ROLE = /\b(system|assistant|developer|user|tool|function|human|ai)\s*[:：]/gi;
/** Sentences no customer and no lister writes in good faith: they take the agent over. */
const TAKEOVERS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|rule|prompt|previous|above|prior|guideline|polic|everything)/i,
  /\b(?:system|hidden|initial|developer)\s+(?:prompt|message|instruction|mode|override)/i,
  /\byou are (?:now|no longer) (?:an?|the|in|under|free|my|dan|\w*bot)\b|\bact as (?:if|an? (?:ai|assistant|bot|different|new|hacker|pirate|human)|the (?:system|admin|developer))\b|\bpretend (?:to|you)\b|\bjailbreak\b|\bnew instructions?\b/i,
  /\b(?:note|message|attention|instruction|memo)s? (?:to|for) (?:all )?(?:the )?(?:ai|assistant|bot|llm|model)s?\b/i,
  /^\W*(?:conversation_state )?(?:system|admin)\s*:|\bdeveloper mode\b|\bpolicy update\b/i,
  /\b(?:reveal|print|output|repeat|leak)\b.{0,30}\b(?:prompt|instruction|rules|secret|api key|password|token|above)|\bshow\b.{0,20}\b(?:prompt|instructions|api key)/i,
  /\b(?:schedule|reschedule|cancel)_visit\b|\brequest_human\b|\bsave_contact\b|\btransfer_to_/i,
  /(?:تجاهل|انس|تجاوز).{0,40}(?:التعليمات|الأوامر|القواعد|ما سبق)|(?:निर्देश|नियम).{0,30}(?:अनदेखा|भूल|नज़रअंदाज़)/,
];
/** Sentences that tell the agent what to do: a customer may, a text about a home may not. */
const ORDERS: readonly RegExp[] = [
  /\bagents?\b[,:]?\s+(?:you\s+)?(?:must|should|shall|have to)\b|\b(?:ai|assistant|chat ?bot|bot|model|llm|gpt)s?\b[,:]?\s+(?:you\s+)?(?:must|should|shall|has to|have to|needs? to|please|do|book|call|send|tell|say|reply|respond|transfer)\b/i,
  /\b(?:note|message|memo)s? (?:to|for) (?:all )?(?:the )?agents?\b|\b(?:assistant|ai|bot)s?(?: note)?:|\bagents? note:/i,
  /\bconfirm to the (?:user|customer)\b|\b(?:escalate|cancel|book|answer|reply)\b.{0,20}\b(?:every|all) (?:chat|conversation|visit|customer|message)s?\b/i,
  /\b(?:tell|inform|convince|advise|assure)\s+(?:the\s+)?(?:customer|client|user|buyer|tenant|everyone|them)s?\b/i,
  /\b(?:call|use|invoke|run|execute|trigger)\b.{0,30}\b(?:tool|function|[a-z]+_[a-z_]+)\b/i,
];
/** Stands for a text that was nothing but orders. */
const WITHHELD = '(text withheld)';
const SENTENCE = /(?<=[.!?।؟\n])\s+/;

/**
 * Makes one line of data of what strangers wrote: nothing invisible, no markup, no sign of another speaker,
 * no sentence that gives the agent orders. What is left reads the same to a person.
 */
export function neutralise(text: string, maxLength: number): string {
  const visible = text.normalize('NFKC').replace(INVISIBLE, '');
  const sentences = visible.split(SENTENCE).filter((sentence) => !isDirective(sentence));
  if (sentences.join('').trim() === '') return visible.trim() === '' ? '' : WITHHELD;
  return sentences
    .join(' ')
    .replace(MARKUP, ' ')
    .replace(ROLE, '$1 -')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxLength);
}

/** Tells whether a text gives orders to the agent. */
export function isDirective(text: string): boolean {
  const plain = toPlain(text);
  return [...TAKEOVERS, ...ORDERS].some((pattern) => pattern.test(plain));
}

/** A text without the sentences that would take the agent over; what a customer may ask for stays. */
export function withoutTakeovers(text: string): string {
  const sentences = text.normalize('NFKC').replace(INVISIBLE, '').split(SENTENCE);
  return sentences.filter((sentence) => !TAKEOVERS.some((one) => one.test(toPlain(sentence)))).join(' ');
}

function toPlain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}\p{N}\s_,:.]/gu, '')
    .replace(/\s+/g, ' ');
}

const LONGEST_VALUE = 1_000;

/** Neutralises every text in a value, at any depth; keys are ours and stay. */
export function neutraliseData(value: unknown): unknown {
  if (typeof value === 'string') return neutralise(value, LONGEST_VALUE);
  if (Array.isArray(value)) return value.map(neutraliseData);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, neutraliseData(item)]));
  }
  return value;
}

const NAME = /^\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,3}$/u;
const NO_NAME =
  /\b(?:system|assistant|admin|ignore|instructions?|prompt|override|rules?|prices?|free|book|call)\b/i;
const LONGEST_NAME = 40;

/** A person's name as a profile gives it, without ornaments; nothing for what is no name. */
export function readPersonName(name: string): string | undefined {
  if (isDirective(name)) return undefined;
  const plain = neutralise(name, 200)
    .replace(/[^\p{L}\p{M}\s'’.-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= LONGEST_NAME && NAME.test(plain) && !NO_NAME.test(plain) ? plain : undefined;
}
