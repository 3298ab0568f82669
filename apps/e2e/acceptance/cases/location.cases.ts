import type { AcceptanceCase } from '../acceptance-case';
import { calls, callsOneOf } from '../checks/called.checks';
import { looksAt } from '../checks/shown.checks';
import { neverSays, says } from '../checks/said.checks';
import { sends } from '../checks/sent.checks';
import { ONE_ACTIVE, TEN_SHOWN } from '../situations';

/** Where a property is, what is around it, and its papers. */
export const LOCATION_CASES: readonly AcceptanceCase[] = [
  {
    id: 'T114',
    then: 'a pin of the property looked at, and a confirmation',
    given: ONE_ACTIVE,
    says: [
      'Share location',
      'share the location please',
      'location pls',
      'loc pin?',
      'لوكيشن',
      'location bhejo',
    ],
    checks: [calls('share_location'), sends('location'), looksAt(1)],
  },
  {
    id: 'T115',
    then: 'a pin of the property looked at, and a confirmation',
    given: ONE_ACTIVE,
    says: ['Send location', 'send me the map', 'can you send the exact address', 'google maps link?'],
    checks: [calls('share_location'), sends('location')],
  },
  {
    id: 'T116',
    then: 'a pin of the property looked at',
    given: ONE_ACTIVE,
    says: ['Where is this property', 'where is it?', "where's this apartment located", 'أين يقع؟'],
    checks: [calls('share_location'), sends('location')],
  },
  {
    id: 'T117',
    then: 'the brochure as a document',
    given: ONE_ACTIVE,
    says: ['Send me the brochure', 'brochure please', 'can i get the brocher', 'أرسل البروشور'],
    checks: [calls('send_brochure'), sends('document')],
  },
  {
    id: 'T118',
    then: 'the brochure as a document',
    given: ONE_ACTIVE,
    says: ['Send brochure', 'floor plan?', 'do you have a pdf'],
    checks: [calls('send_brochure'), sends('document')],
  },
  {
    id: 'T119',
    then: 'the brochure or the pin',
    given: ONE_ACTIVE,
    says: [
      'I want the detailed location card',
      'send the location card',
      'give me the property location card',
    ],
    checks: [callsOneOf('send_brochure', 'share_location')],
  },
  {
    id: 'T122',
    then: 'schools with name and address',
    given: ONE_ACTIVE,
    says: [
      'What are nearby schools',
      'schools nearby?',
      'any schools around here',
      'is there a school close to it',
      'पास में स्कूल?',
    ],
    checks: [calls('nearby_places', { kind: /school|स्कूल/i }), says(/km|\bm\b|मी/)],
  },
  {
    id: 'nearby kinds',
    then: 'what was asked for, with distances',
    given: ONE_ACTIVE,
    says: ['nearest gym', 'closest metro station?', 'any supermarket nearby', 'hospital near it'],
    checks: [calls('nearby_places'), says(/km|\bm\b/), neverSays(/error|exception/i)],
  },
  {
    id: 'T131',
    then: 'the way to the property from there',
    given: ONE_ACTIVE,
    says: [
      'how do I get there from the airport',
      'directions from the airport please',
      'how far is it from the airport?',
      'route from Dubai airport',
    ],
    checks: [calls('route', { from: /airport/i }), says(/km|min/i)],
  },
  {
    id: 'by number',
    then: 'what was asked for, of the property with that number',
    given: TEN_SHOWN,
    says: ['send location of property 2', 'brochure of the second one', 'where is number 2'],
    checks: [callsOneOf('send_brochure', 'share_location'), neverSays(/which property/i)],
  },
];
