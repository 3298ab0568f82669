import type { Relaxation } from '@whatsapp-agent/contracts';
import type { SearchSlots } from '../memory/search-slots.schema';
import { formatAed, plus } from '../presentation/format-number';
import type { PropertyTexts } from './property-texts';
import { SEARCH_AR } from './search-texts.ar';

const TYPES = {
  apartment: 'شقق',
  villa: 'فلل',
  villa_village: 'فلل مجمّعات',
  townhouse: 'تاون هاوس',
  penthouse: 'بنتهاوس',
  studio: 'استوديوهات',
  plot: 'أراضٍ',
  residential: 'عقارات سكنية',
  commercial: 'عقارات تجارية',
} as const;

const SLOTS = { price: 'الميزانية (بالدرهم)', types: 'نوع العقار', size: 'المساحة', bedrooms: 'عدد الغرف' };

function describe(relaxation: Relaxation, searched: SearchSlots): string {
  const { constraint, value } = relaxation;
  switch (constraint) {
    case 'price':
      return `ميزانية ${formatAed(Number(value))}${plus(value, searched.price?.max, (extra) => ` (زيادة AED ${extra})`)}`;
    case 'area':
      return value;
    case 'type':
      return Object.entries(TYPES).find(([type]) => type === value)?.[1] ?? value;
    case 'bedrooms':
      return value === '0' ? 'استوديو' : `غرف النوم: ${value}`;
    case 'size':
      return SEARCH_AR.anySize;
    case 'feature':
      return SEARCH_AR.without(
        Object.entries(AR.features).find(([feature]) => feature === value)?.[1] ?? value,
      );
    case 'radius':
      return SEARCH_AR.withinKm(value);
  }
}

/** Arabic. */
export const AR: PropertyTexts = {
  search: SEARCH_AR,
  transactions: { sale: 'للشراء', rent: 'للإيجار' },
  types: TYPES,
  features: {
    study: 'غرفة مكتب',
    maid_room: 'غرفة خادمة',
    laundry_room: 'غرفة غسيل',
    reception_area: 'صالة استقبال إضافية',
    park_pool_view: 'إطلالة على حديقة أو مسبح',
    upgraded_flooring: 'أرضيات مطوّرة',
    garden: 'حديقة منسقة',
    parking: 'موقف مغطى',
    balcony: 'شرفة',
  },
  details: {
    price: '💰 السعر',
    area: '📍 المنطقة',
    building: '🏢 المبنى',
    size: '📐 المساحة',
    plot: '📏 مساحة الأرض',
    parking: '🚗 مواقف مغطاة',
    balconies: '🌇 شرفات',
    features: '✨ مزايا',
    amenities: '🏊 مرافق',
  },
  properties: 'عقارات',
  anywhere: 'في أي مكان',
  studio: 'استوديو',
  notListed: 'غير مذكور',
  buttons: { knowMore: 'اعرف المزيد', scheduleVisit: 'احجز زيارة', showMore: 'المزيد' },
  beds: (count) => `${count} غرف نوم`,
  baths: (count) => `${count} حمام`,
  price: (amount, period) =>
    `AED ${amount}${period === 'year' ? ' / سنة' : period === 'month' ? ' / شهر' : ''}`,
  priceOnRequest: 'السعر عند الطلب',
  size: (sqft) => `${sqft} قدم مربع`,
  upTo: (amount) => `حتى ${amount}`,
  from: (amount) => `من ${amount}`,
  wish: ({ what, beds, transaction, areas, extras }) =>
    [
      [what, transaction, areas && (areas === AR.anywhere ? areas : `في ${areas}`)].filter(Boolean).join(' '),
      ...(beds ? [beds] : []),
      ...extras,
    ].join('، '),
  questions: {
    transaction: 'هل تريد **الإيجار** أم **الشراء**؟',
    types: 'ما **نوع** العقار: شقة، فيلا، تاون هاوس، بنتهاوس، تجاري أم أرض؟',
    areas: 'أي **منطقة** تفضل، مثل مارينا أو داون تاون أو JBR؟ ويمكنك قول «أي مكان».',
  },
  greetingQuestion: 'يسعدني مساعدتك في إيجاد عقار. أخبرني من فضلك (الميزانية اختيارية):',
  gotIt: (wish) => `فهمت: ${wish}.`,
  unclear: (slots) =>
    `لم أستطع قراءة ${slots.map((slot) => SLOTS[slot]).join(' و')}؛ هل يمكنك كتابتها مرة أخرى؟`,
  found: (total, wish) => `🎯 وجدت **${total}** نتيجة: ${wish}.`,
  foundRelaxed: (total, wish, relaxation) =>
    `لا توجد نتيجة مطابقة تماماً: ${wish}. مع ${relaxation} وجدت **${total}**:`,
  foundNothing: (wish) => `لم أجد نتيجة: ${wish}.`,
  firstOf: (shown) => `هذه أول ${shown}.`,
  pressKnowMore: 'اضغط **اعرف المزيد** على البطاقة لعرض التفاصيل.',
  suggestion: (relaxation, searched) => `• ${describe(relaxation, searched)}: ${relaxation.count} نتيجة`,
  relaxed: describe,
  suggestionsIntro: 'يمكنك أيضاً تجربة:',
  tryOther: 'هل أجرب منطقة أو ميزانية أو نوعاً آخر؟',
  unknownAreas: (names) => `لا أعرف منطقة باسم ${names}.`,
  range: (from, to, total) => `هذه ${from === to ? `رقم ${from}` : `${from}-${to}`} من ${total}.`,
  remaining: (count) => `بقي ${count}: اضغط الزر أو قل **المزيد**.`,
  allShown: (total) => `هذه كل النتائج (${total}).`,
  nothingMore: (total) => `لقد شاهدت كل النتائج (${total}). يمكنني البحث في منطقة أو ميزانية أو نوع آخر.`,
  searchFirst: 'لم نبحث بعد. أخبرني: إيجار أم شراء، أي نوع، وأي منطقة، وسأعرض لك المتاح.',
  notInList: (count) => `هذا الرقم ليس في القائمة؛ فيها ${count}. أي رقم تريد، 1-${count}؟`,
  whichOne: (count) => `أي واحد تقصد؟ أرسل رقمه من فضلك، 1-${count}.`,
  gone: 'عذراً، هذا العقار لم يعد متاحاً. هل تود رؤية غيره؟',
  askNext: 'اسألني أي شيء عنه، أو اضغط الزر لترتيب زيارة.',
  unavailable: 'عذراً، لا أستطيع الوصول إلى قائمة العقارات الآن. احتفظت بما قلته لي؛ حاول بعد دقيقة من فضلك.',
};
