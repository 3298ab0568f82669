import type { PlaceTexts } from './place-texts';

const inside = (where: string | undefined): string => (where ? ` في **${where}**` : '');

/** Arabic. */
export const AR_PLACES: PlaceTexts = {
  kinds: {
    airport: 'مطارات',
    atm: 'أجهزة صراف آلي',
    bank: 'بنوك',
    beach: 'شواطئ',
    bus_stop: 'مواقف حافلات',
    cafe: 'مقاهٍ',
    church: 'كنائس',
    cinema: 'دور سينما',
    clinic: 'عيادات',
    ev_charging: 'محطات شحن',
    gym: 'صالات رياضية',
    hospital: 'مستشفيات',
    hotel: 'فنادق',
    mall: 'مراكز تسوق',
    metro: 'محطات مترو',
    mosque: 'مساجد',
    nursery: 'حضانات',
    park: 'حدائق',
    petrol_station: 'محطات وقود',
    pharmacy: 'صيدليات',
    police: 'مراكز شرطة',
    restaurant: 'مطاعم',
    salon: 'صالونات',
    school: 'مدارس',
    supermarket: 'سوبرماركت',
    temple: 'معابد',
    university: 'جامعات',
  },
  modes: { drive: 'بالسيارة', walk: 'مشياً', transit: 'بالمواصلات العامة' },
  buttons: { location: 'أرسل الموقع', brochure: 'أرسل الكتيّب', nearby: 'ما القريب؟' },
  locationSent: (title, where) =>
    `📍 هذا موقع **${title}**${where ? `: ${where}` : ''}. اسألني عمّا هو قريب منه أو كيف تصل إليه.`,
  noPosition: (title, where) =>
    where
      ? `الموقع الدقيق لـ **${title}** غير مدرج على الخريطة بعد. العقار في **${where}**، ويمكن لزميل أن يرسل لك النقطة بالضبط. هل تود معرفة شيء آخر عنه؟`
      : `الموقع الدقيق لـ **${title}** ومنطقته غير مدرجين. يمكن لزميل أن يرسلهما لك. هل تود معرفة شيء آخر عنه؟`,
  brochureCaption: (title, where) => `كتيّب **${title}**${inside(where)}`,
  nearbyTitle: (what, title) => `📍 ${what} قرب **${title}**:`,
  aroundTitle: (title) => `📍 حول **${title}**:`,
  cannotMeasure: (title, where) =>
    `الموقع الدقيق لـ **${title}** غير مدرج، لذلك لا أستطيع البحث حوله.${where ? ` العقار في **${where}**.` : ''} هل أرسل لك الموقع بقدر ما هو مدرج؟`,
  straightLine: 'المسافات بخط مستقيم.',
  noneNearby: (what, title) => `لم أجد ${what} قرب **${title}**.`,
  askOtherKinds: 'يمكنني البحث عن مدارس أو مستشفيات أو سوبرماركت أو مترو أو مولات أو حدائق، أو إرسال الموقع.',
  placesDown: (title, where) =>
    `لا أستطيع الآن البحث حول **${title}**${inside(where)}. يمكنني إرسال موقعه لترى ما حوله على الخريطة، أو اسألني بعد دقيقة.`,
  placesOff: (title, where) =>
    `لا أستطيع هنا البحث عن الأماكن حول **${title}**${inside(where)}. يمكنني إرسال موقعه لترى ما حوله على الخريطة.`,
  routesDown: (title, where) =>
    `لا أستطيع الآن حساب الطريق إلى **${title}**${inside(where)}. يمكنني إرسال موقعه لتفتحه في خرائطك، أو اسألني بعد دقيقة.`,
  routesOff: (title, where) =>
    `لا أستطيع حساب الطرق هنا، لكن يمكنني إرسال موقع **${title}**${inside(where)} لتفتحه في خرائطك.`,
  route: ({ from, to, mode, distance, duration }) =>
    `🧭 من **${from}** إلى **${to}**: ${distance}، حوالي ${duration} ${AR_PLACES.modes[mode]}.`,
  openMap: 'افتح الخريطة',
  whereFrom: 'من أين ستنطلق؟ أرسل لي موقعك أو اسم مكان.',
  placeUnknown: (words) => `لا أعرف مكاناً اسمه "${words}". هل تكتبه بطريقة أخرى أو ترسل لي موقعه؟`,
  noWay: (from, to, mode) =>
    `لم أجد طريقاً من **${from}** إلى **${to}** ${AR_PLACES.modes[mode]}. هل أرسل لك الموقع بدلاً من ذلك؟`,
  metres: (amount) => `${amount} م`,
  kilometres: (amount) => `${amount} كم`,
  minutes: (count) => `${count} دقيقة`,
  hours: (count) => `${count} ساعة`,
};
