import type { Relaxation } from '@whatsapp-agent/contracts';
import type { SearchSlots } from '../memory/search-slots.schema';
import { formatAed, plus } from '../presentation/format-number';
import type { PropertyTexts } from './property-texts';
import { SEARCH_HI } from './search-texts.hi';

const TYPES = {
  apartment: 'अपार्टमेंट',
  villa: 'विला',
  villa_village: 'विला विलेज घर',
  townhouse: 'टाउनहाउस',
  penthouse: 'पेंटहाउस',
  studio: 'स्टूडियो',
  plot: 'प्लॉट',
  residential: 'आवासीय प्रॉपर्टी',
  commercial: 'कमर्शियल प्रॉपर्टी',
} as const;

const SLOTS = {
  price: 'बजट (AED में)',
  types: 'प्रॉपर्टी का प्रकार',
  size: 'साइज़',
  bedrooms: 'बेडरूम की संख्या',
};

function describe(relaxation: Relaxation, searched: SearchSlots): string {
  const { constraint, value } = relaxation;
  switch (constraint) {
    case 'price':
      return `${formatAed(Number(value))} का बजट${plus(value, searched.price?.max, (extra) => ` (AED ${extra} ज़्यादा)`)}`;
    case 'area':
      return value;
    case 'type':
      return Object.entries(TYPES).find(([type]) => type === value)?.[1] ?? value;
    case 'bedrooms':
      return value === '0' ? 'स्टूडियो' : `${value} बेडरूम`;
    case 'size':
      return SEARCH_HI.anySize;
    case 'feature':
      return SEARCH_HI.without(
        Object.entries(HI.features).find(([feature]) => feature === value)?.[1] ?? value,
      );
    case 'radius':
      return SEARCH_HI.withinKm(value);
  }
}

/** Hindi. */
export const HI: PropertyTexts = {
  search: SEARCH_HI,
  transactions: { sale: 'खरीदने के लिए', rent: 'किराए पर' },
  types: TYPES,
  features: {
    study: 'स्टडी',
    maid_room: 'मेड रूम',
    laundry_room: 'लॉन्ड्री रूम',
    reception_area: 'अतिरिक्त रिसेप्शन एरिया',
    park_pool_view: 'पार्क या पूल व्यू',
    upgraded_flooring: 'बेहतर फ़्लोरिंग',
    garden: 'बगीचा',
    parking: 'कवर्ड पार्किंग',
    balcony: 'बालकनी',
  },
  details: {
    price: '💰 कीमत',
    area: '📍 इलाका',
    building: '🏢 बिल्डिंग',
    size: '📐 साइज़',
    plot: '📏 प्लॉट',
    parking: '🚗 कवर्ड पार्किंग',
    balconies: '🌇 बालकनी',
    features: '✨ खूबियाँ',
    amenities: '🏊 सुविधाएँ',
  },
  properties: 'प्रॉपर्टी',
  anywhere: 'कहीं भी',
  studio: 'स्टूडियो',
  notListed: 'जानकारी नहीं है',
  buttons: { knowMore: 'और जानें', scheduleVisit: 'विज़िट बुक करें', showMore: 'और दिखाओ' },
  beds: (count) => `${count} बेडरूम`,
  baths: (count) => `${count} बाथरूम`,
  price: (amount, period) =>
    `AED ${amount}${period === 'year' ? '/साल' : period === 'month' ? '/महीना' : ''}`,
  priceOnRequest: 'कीमत पूछने पर',
  size: (sqft) => `${sqft} वर्ग फुट`,
  upTo: (amount) => `${amount} तक`,
  from: (amount) => `${amount} से`,
  wish: ({ what, beds, transaction, areas, extras }) =>
    [
      [areas && (areas === HI.anywhere ? areas : `${areas} में`), beds, what, transaction]
        .filter(Boolean)
        .join(' '),
      ...extras,
    ].join(', '),
  questions: {
    transaction: 'आप **किराए** पर लेना चाहते हैं या **खरीदना**?',
    types: 'किस **प्रकार** की प्रॉपर्टी: अपार्टमेंट, विला, टाउनहाउस, पेंटहाउस, कमर्शियल या प्लॉट?',
    areas: 'कौन सा **इलाका**, जैसे Marina, Downtown या JBR? "कहीं भी" भी ठीक है।',
  },
  greetingQuestion: 'घर ढूँढने में खुशी से मदद करूँगा। कृपया बताइए (बजट वैकल्पिक है):',
  gotIt: (wish) => `समझ गया: ${wish}।`,
  unclear: (slots) => `मैं ${slots.map((slot) => SLOTS[slot]).join(' और ')} नहीं समझ पाया; क्या आप दोबारा लिखेंगे?`,
  found: (total, wish) => `🎯 ${wish}: **${total}** मिले।`,
  foundRelaxed: (total, wish, relaxation) =>
    `बिल्कुल ऐसा कुछ नहीं मिला: ${wish}। ${relaxation} के साथ **${total}** मिले:`,
  foundNothing: (wish) => `कुछ नहीं मिला: ${wish}।`,
  firstOf: (shown) => `ये पहले ${shown} हैं।`,
  pressKnowMore: 'जानकारी के लिए कार्ड पर **और जानें** दबाएँ।',
  suggestion: (relaxation, searched) => `• ${describe(relaxation, searched)}: ${relaxation.count} मिले`,
  relaxed: describe,
  suggestionsIntro: 'आप यह भी देख सकते हैं:',
  tryOther: 'क्या मैं कोई और इलाका, बजट या प्रकार देखूँ?',
  unknownAreas: (names) => `मैं ${names} नाम का इलाका नहीं जानता।`,
  range: (from, to, total) => `ये ${total} में से ${from === to ? `नंबर ${from}` : `${from}-${to}`} हैं।`,
  remaining: (count) => `${count} और हैं: बटन दबाएँ या **और दिखाओ** लिखें।`,
  allShown: (total) => `बस, कुल ${total} ही हैं।`,
  nothingMore: (total) => `आप सभी ${total} देख चुके हैं। चाहें तो मैं दूसरा इलाका, बजट या प्रकार खोज सकता हूँ।`,
  searchFirst: 'अभी हमने कुछ खोजा नहीं है। बताइए: किराया या खरीद, कौन सा प्रकार और कौन सा इलाका।',
  notInList: (count) => `यह सूची में नहीं है; सूची में ${count} हैं। कौन सा नंबर, 1-${count}?`,
  whichOne: (count) => `आप किसकी बात कर रहे हैं? कृपया नंबर बताइए, 1-${count}।`,
  gone: 'माफ़ कीजिए, यह प्रॉपर्टी अब उपलब्ध नहीं है। क्या आप दूसरी देखना चाहेंगे?',
  askNext: 'इसके बारे में कुछ भी पूछिए, या विज़िट के लिए बटन दबाइए।',
  unavailable:
    'माफ़ कीजिए, अभी हमारी लिस्टिंग तक पहुँच नहीं हो पा रही। आपकी बात मैंने याद रखी है; एक मिनट बाद फिर कोशिश करें।',
};
