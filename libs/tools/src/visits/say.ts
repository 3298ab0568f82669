import type { PropertyMemory } from '../memory/property-memory.schema';
import type { ToolOutcome } from '../tool/tool-outcome';

/** An outcome that is one sentence to the customer. */
export function say(facts: Record<string, unknown>, text: string, memory?: PropertyMemory): ToolOutcome {
  return { facts, presentation: [{ kind: 'text', text }], ...(memory && { memory }) };
}
