import { PLACE_KINDS, type PlaceKind } from '@whatsapp-agent/contracts';
import { LOCALES } from '../texts/locale';
import { placeTextsIn } from '../texts/places/place-texts-in';
import { readPlaceKinds } from './place-kind-words';

const CASES: [string, PlaceKind[]][] = [
  ['What are nearby schools', ['school']],
  ['nearest gym', ['gym']],
  ['Is there a metro station close by?', ['metro']],
  ['hospital and pharmacy', ['hospital', 'pharmacy']],
  ['pharmacy or hospital', ['pharmacy', 'hospital']],
  ['nursery school', ['nursery']],
  ['gas station', ['petrol_station']],
  ['EV charging', ['ev_charging']],
  ['shopping centre', ['mall']],
  ['super market', ['supermarket']],
  ['groceries', ['supermarket']],
  ['coffee shop', ['cafe']],
  ['public beach', ['beach']],
  ['ATM', ['atm']],
  ['a mosque', ['mosque']],
  ['tram stop', ['metro']],
  ['أقرب مدرسة', ['school']],
  ['المدارس القريبة', ['school']],
  ['هل يوجد مستشفى قريب؟', ['hospital']],
  ['أقرب محطة مترو', ['metro']],
  ['سوبر ماركت', ['supermarket']],
  ['صيدلية', ['pharmacy']],
  ['पास में स्कूल', ['school']],
  ['नज़दीकी अस्पताल', ['hospital']],
  ['मेट्रो और जिम', ['metro', 'gym']],
  ['aspatal', ['hospital']],
  ['mandir', ['temple']],
];

describe(readPlaceKinds, () => {
  it.each(CASES)('reads %j as %j', (wording, kinds) => {
    expect(readPlaceKinds(wording)).toEqual({ kinds });
  });

  it.each([
    ['Carrefour', 'carrefour'],
    ['where is the nearest Starbucks?', 'starbucks'],
    ['parking', 'parking'],
    ['ski slope', 'ski slope'],
  ])('keeps the words of %j', (wording, words) => {
    expect(readPlaceKinds(wording)).toEqual({ kinds: [], words });
  });

  it.each(['', 'what is nearby?', 'nearby', 'what is around here'])(
    'reads %j as nothing in particular',
    (wording) => {
      expect(readPlaceKinds(wording)).toEqual({ kinds: [] });
    },
  );

  it.each(
    PLACE_KINDS.flatMap((kind) =>
      LOCALES.map((locale): [PlaceKind, string] => [kind, placeTextsIn(locale).kinds[kind]]),
    ),
  )('understands its own name of %s: %s', (kind, name) => {
    expect(readPlaceKinds(name).kinds).toEqual([kind]);
  });
});
