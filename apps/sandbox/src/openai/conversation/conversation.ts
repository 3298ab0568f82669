import type { ModelCall, ModelMessage } from './model-call';
import { collectObjects, findJsonObject, isJsonObject, type JsonObject } from './read-json';

/** What a customer did other than typing is put in brackets; a pressed button says what it was labelled. */
const PRESSED = /\[pressed: ([^\]]*)\]/g;
const FROM_AD = /\[came from an ad: ([^\]]*)\]/g;
const QUOTED = /\[in reply to: [^\]]*\]\s*/g;
/** Quoted, forwarded and attached texts were written by others: data, and no wish of the customer. */
const OF_OTHERS =
  /^> .*$|\((?:sent by|from) [^)]*\)|\[(?:document|file|contact|transcript)[^\]]*\]|^(?:forwarded|fwd)(?: message)?:.*$/gimu;
const SENT_WITH_CAPTION = /\[sent [^\]]*\]\s+(?=\S)/g;
const ASKS_AREA =
  /(?:\bwhere\b|\b(?:area|location|communit(?:y|ies))\b|منطقة|أين|इलाक|एरिया|जगह|कहाँ)[^!?؟\n]*[?؟]/iu;

const ASKS_WHEN =
  /(?:\b(?:date|day|when|what time|exact time)\b|تاريخ|يوم|متى|وقت|तारीख|दिन|कब|समय)[^!\n]*[?؟]|(?:date|day) and (?:an? |the )?(?:exact )?time/iu;
const ABOUT_VISIT = /visit|viewing|appointment|زيارة|معاينة|موعد|विज़िट|मुलाक़ात|देखने/iu;
const ASKS_NAME =
  /(?:your name|call you|address you)[^!\n]*\?|ما اسمك|اسمك[^\n]*[?؟]|(?:आपका|आप का) (?:शुभ )?नाम[^\n]*\?/iu;

/** Answers in which a booking still counts as just made. */
const RECENT = 4;
const BOOKED =
  /(?:visit|viewing)[^\n]* is (?:already )?(?:booked|moved|confirmed)|✅[^\n]*(?:زيارت|معاينت|मुलाक़ात|विज़िट)/iu;

/** Rules read no novels: patterns take longer than a line of text deserves. */
const LONGEST_READ = 1_000;

/** What a request says about the conversation, read once. */
export class Conversation {
  /** What the customer wrote since the last answer, a message each. */
  readonly burst: string[];
  /** What the assistant said last, without its marks. */
  readonly lastAnswer: string;
  /** Messages after the customer's last one: what this turn has done so far. */
  readonly turn: readonly ModelMessage[];
  private readonly answers: readonly string[];
  private readonly remembered: { key: string; object: JsonObject }[];

  constructor(call: ModelCall) {
    const { messages } = call;
    const answered = messages.findLastIndex(
      ({ role, text, calls = [] }) => role === 'assistant' && calls.length === 0 && text !== '',
    );
    const users = messages.slice(answered + 1).filter(({ role }) => role === 'user');
    this.burst = users
      .map(({ text }) => toTypedText(text).slice(0, LONGEST_READ))
      .filter((text) => text !== '');
    const asked = messages.slice(0, answered + 1).findLastIndex(({ role }) => role === 'user');
    // An answer may be several messages, and the question in any of them.
    this.lastAnswer = messages
      .slice(asked + 1, answered + 1)
      .filter(({ role }) => role === 'assistant')
      .map(({ text }) => text.replace(/\*/g, ''))
      .join('\n');
    this.answers = messages
      .filter(({ role, text }) => role === 'assistant' && text !== '')
      .map(({ text }) => text.replace(/\*/g, ''));
    this.turn = messages.slice(messages.findLastIndex(({ role }) => role === 'user') + 1);
    this.remembered = messages
      .filter(({ role }) => role === 'system' || role === 'tool')
      .flatMap(({ text }) => collectObjects(findJsonObject(text)));
  }

  /** The last question was about the area. */
  get asksArea(): boolean {
    return ASKS_AREA.test(this.lastAnswer);
  }

  /** The last question was for the day and time of a visit. */
  get asksWhen(): boolean {
    return (
      this.findRemembered('arrangingVisit') !== undefined ||
      (ABOUT_VISIT.test(this.lastAnswer) && ASKS_WHEN.test(this.lastAnswer))
    );
  }

  /** The last question was for the customer's name. */
  get asksName(): boolean {
    return ASKS_NAME.test(this.lastAnswer);
  }

  /** Visits that notes of the conversation tell of. */
  get visits(): readonly JsonObject[] {
    const noted = this.findRemembered('visits') ?? this.findRemembered('bookedVisits');
    return Array.isArray(noted) ? noted.filter(isJsonObject) : [];
  }

  /** A visit is booked, as notes or the last answers tell. */
  get hasVisit(): boolean {
    return this.visits.length > 0 || this.answers.slice(-RECENT).some((text) => BOOKED.test(text));
  }

  /** Names of the shown properties and of their buildings, longest first. */
  get listed(): readonly string[] {
    return this.remembered
      .filter(({ object }) => 'number' in object)
      .flatMap(({ object }) => [object['title'], object['building'], object['name']])
      .filter((name): name is string => typeof name === 'string')
      .toSorted((left, right) => right.length - left.length);
  }

  /** The customer asks something, whatever it is. */
  get asksSomething(): boolean {
    return this.burst.some((text) => /[?؟]/.test(text));
  }

  /** Properties have been shown, as far as notes and results in the request tell. */
  get hasList(): boolean {
    return (
      this.remembered.some(({ object }) => 'number' in object && ('title' in object || 'id' in object)) ||
      this.remembered.some(({ object }) => Object.entries(object).some(([key, value]) => isList(key, value)))
    );
  }

  /** Results of the calls of this turn that the model has not spoken about, with the names of the tools. */
  get results(): { name: string; text: string }[] {
    const names = new Map(this.turn.flatMap(({ calls = [] }) => calls).map(({ id, name }) => [id, name]));
    return this.turn
      .filter(({ role }) => role === 'tool')
      .map(({ callId = '', text }) => ({ name: names.get(callId) ?? '', text }));
  }

  /** A value some note of this conversation holds under a name, e.g. the customer's own. */
  findRemembered(key: string): unknown {
    return this.remembered.find(({ object }) => key in object)?.object[key];
  }
}

function isList(key: string, value: unknown): boolean {
  return (
    /shown|listed|listing|result|propert|homes?$|items/i.test(key) &&
    Array.isArray(value) &&
    value.some(isJsonObject)
  );
}

function toTypedText(text: string): string {
  return text
    .replace(QUOTED, '')
    .replace(OF_OTHERS, '')
    .replace(PRESSED, '$1')
    .replace(FROM_AD, '$1')
    .replace(SENT_WITH_CAPTION, '')
    .trim();
}
