import type { StagedEffect } from '@whatsapp-agent/contracts';
import { ANY, type SearchSlots } from '../memory/search-slots.schema';
import { foldText } from '../wording/fold-text';

/** Areas of one wish the expert hears of; more is nobody's lead. */
const MOST_AREAS = 3;

/**
 * What the area experts of the business hear of a wish: nothing as long as the area or buying or renting is open.
 * That each is told once is the database's business.
 */
export function stageAreaExpert({ areas, transaction }: SearchSlots, contactId: string): StagedEffect[] {
  if (!transaction || !areas || areas === ANY) return [];
  return areas.slice(0, MOST_AREAS).map((area) => ({
    type: 'area_expert.notify',
    key: `area_expert:${contactId}:${foldText(area)}:${transaction}`,
    payload: { area, transaction },
  }));
}
