import { routeTool, searchPropertiesTool, searchWith, type ToolOutcome } from '@whatsapp-agent/tools';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import { PROPERTY_FOLLOW_UP } from '../specialists/property-follow-up.specialist';
import { PROPERTY_SEARCH } from '../specialists/property-search.specialist';
import { PIN_RADIUS_KM, searchAroundPin } from '../understanding/orient-turn';
import type { TurnRun } from './turn-run';

/** Where nothing is within walking distance, a drive is offered. */
const RADII_KM = [PIN_RADIUS_KM, 10];

/** A pin, answered: the way from it when that was asked for, otherwise what there is near it. */
export async function answerPin(
  run: TurnRun,
  awaitsStart: boolean,
): Promise<{ parts: ReplyPart[]; specialist: string }> {
  if (awaitsStart && run.memory.active) {
    const { presentation } = await run.call(routeTool, {});
    return { parts: presentation, specialist: PROPERTY_FOLLOW_UP.name };
  }
  return { parts: (await searchNear(run)).presentation, specialist: PROPERTY_SEARCH.name };
}

/** Searches around the pin, or asks for what is missing before it; the area is not asked, the pin is it. */
async function searchNear(run: TurnRun): Promise<ToolOutcome> {
  for (const radiusKm of RADII_KM) {
    searchAroundPin(run, radiusKm);
    const outcome = await searchWith({ slots: run.memory.slots, unclear: [] }, run.toToolContext());
    if (outcome.facts['status'] !== 'nothing_found' || radiusKm === RADII_KM.at(-1)) {
      run.apply(searchPropertiesTool.name, { pin: true }, outcome);
      return outcome;
    }
  }
  throw new Error('There is no radius to search in; name one in RADII_KM.');
}

/** The answer asks where a way should start, so that a pin will answer it. */
export function asksForStart({ tools }: TurnRun): boolean {
  const last = tools.at(-1);
  return last?.name === routeTool.name && (last.result as { status?: unknown }).status === 'place_missing';
}
