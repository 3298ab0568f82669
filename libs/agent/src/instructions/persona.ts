import type { TenantProfile } from '@whatsapp-agent/contracts';
import { z } from 'zod';

const line = z.string().trim().min(1).max(300).optional().catch(undefined);

/** What a tenant may change about the agent. Unknown or unusable fields are ignored, one by one. */
const personaSchema = z.object({
  agentName: line,
  businessName: line,
  tone: line,
  greeting: line,
  /** Language tag for a conversation that has not shown one. */
  language: line,
  /** More rules of the business; they add to ours and replace none. */
  rules: z.string().trim().min(1).max(2000).optional().catch(undefined),
});

/** How the agent presents itself for a tenant. */
export interface Persona extends z.output<typeof personaSchema> {
  businessName: string;
}

/** Reads a tenant's overrides; the tenant's own name stands in for a business name. */
export function readPersona(tenant: Pick<TenantProfile, 'name' | 'persona'>): Persona {
  const parsed = personaSchema.safeParse(tenant.persona);
  const persona = parsed.success ? parsed.data : {};
  return { ...persona, businessName: persona.businessName ?? tenant.name };
}
