import type { OutboundPayload, QuotedMessage } from '@whatsapp-agent/contracts';
import { readBrochureRecipe } from '@whatsapp-agent/tools';
import { type ButtonAction, decodeButtonId, findRecipe } from '@whatsapp-agent/whatsapp';

/** Buttons whose reference is a listing. */
const ABOUT_LISTING: ReadonlySet<ButtonAction> = new Set([
  'details',
  'visit',
  'similar',
  'brochure',
  'location',
  'nearby',
  'route',
] as const);

/** Which listings a quoted message shows: by its own buttons, or by those of the answer it is part of. */
export function findShownListings({ payload, answer }: QuotedMessage): string[] {
  const own = listingsIn(payload);
  return own.length > 0 ? own : [...new Set(answer.flatMap(listingsIn))];
}

function listingsIn(payload: OutboundPayload): string[] {
  const recipe = findRecipe(payload);
  const made = recipe === undefined ? undefined : readBrochureRecipe(recipe);
  const pressed = buttonIdsIn(payload).flatMap((id) => {
    const command = decodeButtonId(id);
    return command?.ref !== undefined && ABOUT_LISTING.has(command.action) ? [command.ref] : [];
  });
  return [...new Set([...(made === undefined ? [] : [made]), ...pressed])];
}

/** Ids of reply buttons, wherever a message carries them. */
function buttonIdsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(buttonIdsIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'id' && typeof value === 'string' ? [value] : buttonIdsIn(value),
  );
}
