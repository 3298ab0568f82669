import type { StagedEffect } from '@whatsapp-agent/contracts';
import { stageAreaExpert } from '@whatsapp-agent/tools';
import type { TurnRun } from './turn-run';

/** Tools after which the wish is one that an area expert should hear of. */
const SEARCHES = ['search_properties', 'refine', 'market_statistics'];

/** What the business's area experts hear of this turn. */
export function stageLeads(run: TurnRun): StagedEffect[] {
  return run.called(...SEARCHES) ? stageAreaExpert(run.memory.slots, run.turn.contact.id) : [];
}
