import {
  customerPinSchema,
  EMPTY_PROPERTY_MEMORY,
  LOCALES,
  propertyMemorySchema,
} from '@whatsapp-agent/tools';
import { z } from 'zod';
import { journalSchema } from './journal';

/** Version written today. A change of meaning raises it and adds a step to `MIGRATIONS`. */
export const STATE_VERSION = 2;

const offeredButtonSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Title of the card the button was on, to tell equal buttons apart. */
  card: z.string().optional(),
});
export type OfferedButton = z.output<typeof offeredButtonSchema>;

/** What a conversation remembers between turns. Stored as JSON, and trusted only after this schema. */
export const conversationStateSchema = z.object({
  version: z.literal(STATE_VERSION),
  memory: propertyMemorySchema,
  /** Agent that answered last; it keeps the conversation until it hands over. */
  specialist: z.string().optional(),
  /** Language of the deterministic texts, from the customer's script. */
  locale: z.enum(LOCALES).optional(),
  /** Buttons of the last answer: one surface reports a tap by its title only. */
  offered: z.array(offeredButtonSchema).max(60),
  /** The point on the map the customer sent last. */
  pin: customerPinSchema.optional(),
  /** Turns in which the customer wrote something, counted until their name is asked for or known. */
  questions: z.number().int().nonnegative().optional(),
  /** Their name was asked for once; it never is again. */
  nameAsked: z.boolean().optional(),
  /** The last answer asked where a way should start: a pin answers that. */
  awaitsStart: z.boolean().optional(),
  /** Version of the instructions that answered last. */
  instructions: z.string().optional(),
  /** The turns so far in a line each: the rolling summary of what is older than the model's history. */
  journal: journalSchema,
});
export type ConversationState = z.output<typeof conversationStateSchema>;

/** Steps from a version to the next, by the version they start from. */
const MIGRATIONS: Readonly<Record<number, (state: object) => object>> = {
  // A summary in prose, which nothing ever wrote, gave way to the journal.
  1: ({ summary: _summary, ...state }: { summary?: unknown }) => ({ ...state, version: 2, journal: [] }),
};

/** A conversation nobody has had yet. */
export function createState(): ConversationState {
  return { version: STATE_VERSION, memory: EMPTY_PROPERTY_MEMORY, offered: [], journal: [] };
}

/**
 * Reads stored state: migrates older versions step by step. What cannot be read (never written, corrupt,
 * or from a newer release after a rollback) starts afresh; the history still tells the model what was said.
 */
export function loadState(
  stored: unknown,
  migrations: Readonly<Record<number, (state: object) => object>> = MIGRATIONS,
): ConversationState {
  let state = stored;
  for (let version = versionOf(state); version !== undefined && version < STATE_VERSION;) {
    const migrate = migrations[version];
    if (!migrate || typeof state !== 'object' || state === null) break;
    state = migrate(state);
    const next = versionOf(state);
    if (next === undefined || next <= version) break;
    version = next;
  }
  const parsed = conversationStateSchema.safeParse(state);
  return parsed.success ? parsed.data : createState();
}

function versionOf(state: unknown): number | undefined {
  const version = (state as { version?: unknown } | null | undefined)?.version;
  return typeof version === 'number' ? version : undefined;
}
