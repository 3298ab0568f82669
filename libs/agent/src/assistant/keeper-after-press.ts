import type { ButtonAction } from '@whatsapp-agent/whatsapp';
import { PROPERTY_FOLLOW_UP } from '../specialists/property-follow-up.specialist';
import { PROPERTY_SEARCH } from '../specialists/property-search.specialist';
import { VISIT_SCHEDULING } from '../specialists/visit-scheduling.specialist';

/**
 * Who most likely answers what is written after a tap: the tap says its topic without doubt, and nobody has to
 * be asked. Nobody in particular after buttons that say only yes, no or a choice.
 */
export function keeperAfterPress(action: ButtonAction): string | undefined {
  switch (action) {
    case 'details':
    case 'brochure':
    case 'location':
    case 'nearby':
    case 'route':
      return PROPERTY_FOLLOW_UP.name;
    case 'visit':
      return VISIT_SCHEDULING.name;
    case 'more':
    case 'similar':
      return PROPERTY_SEARCH.name;
    case 'confirm':
    case 'cancel':
    case 'human':
    case 'option':
      return undefined;
  }
}
