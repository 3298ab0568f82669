import type { PlaceKind } from '@whatsapp-agent/contracts';
import { foldText } from '../wording/fold-text';

/**
 * Wordings of each kind in English, Arabic and Hindi (also romanised). The order matters: what is found first is
 * taken out, so that a "nursery school" is no school and a "petrol station" no station.
 */
const KIND_WORDS: readonly [PlaceKind, RegExp][] = [
  [
    'nursery',
    /nurser(?:y|ies)(?: schools?)?|pre-?schools?|kindergartens?|day ?cares?|creches?|حضان\p{L}*|روض\p{L}*|नर्सरी|प्लेस्कूल/gu,
  ],
  ['university', /universit(?:y|ies)|colleges?|جامع(?:ة|ات)|यूनिवर्सिटी|विश्वविद्यालय|कॉलेज/gu],
  ['school', /schools?|مدرسة|مدارس|المدارس|स्कूल\p{M}*|विद्यालय/gu],
  [
    'petrol_station',
    /(?:petrol|gas|fuel)(?: stations?| pumps?)?|filling stations?|محط(?:ة|ات) (?:وقود|بنزين|بترول)|بنزين|पेट्रोल(?: पंप)?/gu,
  ],
  [
    'ev_charging',
    /(?:ev|electric|car) ?charg\p{L}*(?: stations?)?|charging stations?|محط(?:ة|ات) شحن|شحن (?:السيارات|كهربائي\p{L}*)|चार्जिंग/gu,
  ],
  [
    'metro',
    /metros?(?: stations?)?|subways?|trains?(?: stations?)?|trams?(?: stops?| stations?)?|مترو|ترام|قطار|मेट्रो/gu,
  ],
  ['bus_stop', /bus(?:es)?(?: stops?| stations?)?|حافل(?:ة|ات)|باصات?|बस(?: स्टॉप)?/gu],
  ['police', /police(?: stations?)?|شرطة|पुलिस/gu],
  ['airport', /airports?|مطار(?:ات)?|हवाई ?अड्ड\p{M}*|एयरपोर्ट/gu],
  [
    'supermarket',
    /super ?markets?|hyper ?markets?|grocer(?:y|ies)(?: stores?| shops?)?|سوبر ?ماركت|هايبر ?ماركت|بقال(?:ة|ات)|सुपरमार्केट|किराना/gu,
  ],
  ['mall', /(?:shopping )?malls?|shopping(?: cent(?:er|re)s?)?|مولات?|مول|مراكز? (?:ال)?تسوق|मॉल|शॉपिंग/gu],
  [
    'pharmacy',
    /pharmac(?:y|ies)|chemists?|drug ?stores?|medical (?:stores?|shops?)|صيدلي(?:ة|ات)|دواء|फ़?ार्मेसी|दवा\p{L}*|मेडिकल/gu,
  ],
  ['clinic', /clinics?|doctors?|dentists?|عياد(?:ة|ات)|طبيب|क्लिनिक|डॉक्टर/gu],
  ['hospital', /hospitals?|emergency room|مستشفى|مستشفيات|अस्पताल\p{M}*|हॉस्पिटल|aspatal/gu],
  [
    'gym',
    /gyms?|fitness(?: cent(?:er|re)s?| clubs?)?|نادي رياضي|نوادي|صالة رياض\p{L}*|صالات رياض\p{L}*|جيم|जिम/gu,
  ],
  ['restaurant', /restaurants?|food|places to eat|dining|مطعم|مطاعم|रेस्[तट]\p{L}*\p{M}*\p{L}*|खाना/gu],
  ['cafe', /caf[eé]s?|coffee(?: shops?)?|كافيه(?:ات)?|مقه(?:ى|ي)|مقاهي?|कैफ़?े|कॉफ़?ी/gu],
  ['park', /parks?(?!\p{L})|playgrounds?|gardens?|حديقة|حدائق|منتزه\p{L}*|पार्क|बगीच\p{M}*/gu],
  ['beach', /beach(?:es)?|شاطئ|شواطئ|समुद्र तट|बीच/gu],
  ['mosque', /mosques?|masjids?|مسجد|مساجد|جامع|मस्जिद\p{M}*/gu],
  ['church', /church(?:es)?|كنيسة|كنائس|चर्च|गिरजा\p{L}*/gu],
  ['temple', /temples?|mandirs?|معبد|معابد|मंदिर\p{M}*|मन्दिर/gu],
  ['atm', /atms?|cash ?machines?|صراف(?: آلي)?|एटीएम/gu],
  ['bank', /banks?|بنوك|بنك|مصرف|बैंक/gu],
  ['hotel', /hotels?|فندق|فنادق|होटल/gu],
  ['cinema', /cinemas?|movie theat(?:er|re)s?|movies|سينما|सिनेमा/gu],
  ['salon', /salons?|barbers?(?: shops?)?|hair ?dressers?|صالون(?:ات)?|حلاق|सैलून|नाई/gu],
];

const FILLER =
  /\b(?:what|which|where|are|is|the|any|there|a|an|some|good|nearest|closest|near|nearby|around|by|it|this|here|property|of|and|or|to|in|me|show|find|list|places?|close|from|how|far)\b|[?!.,:;&]|القريبة|أقرب|القريب|قريب\p{L}*|حول|ما|هل|يوجد|पास|के|में|क्या|है|कौन|से|नज़दीकी|नजदीकी|सबसे|और/gu;

/** What a wording asks for: kinds in the order they are named, or the words themselves when they are no kind. */
export function readPlaceKinds(wording: string): { kinds: PlaceKind[]; words?: string } {
  let rest = foldText(wording);
  const found: { kind: PlaceKind; at: number }[] = [];
  for (const [kind, pattern] of KIND_WORDS) {
    rest = rest.replace(bounded(pattern), (match: string, ...tail: unknown[]) => {
      const at = tail.find((item): item is number => typeof item === 'number') ?? 0;
      if (!found.some((one) => one.kind === kind)) found.push({ kind, at });
      return ' '.repeat(match.length);
    });
  }
  const kinds = found.toSorted((a, b) => a.at - b.at).map(({ kind }) => kind);
  if (kinds.length > 0) return { kinds };
  const words = rest.replace(FILLER, ' ').replace(/\s+/g, ' ').trim();
  return words === '' ? { kinds } : { kinds, words };
}

/** Words of a script with prefixes ("المدارس") are found inside longer ones; Latin ones only whole. */
function bounded(pattern: RegExp): RegExp {
  return new RegExp(`(?<![a-z])(?:${pattern.source})(?![a-z])`, 'gu');
}
