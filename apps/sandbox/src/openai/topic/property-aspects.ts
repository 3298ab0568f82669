/** Something a customer asks about a home, and the names data has for it. */
export interface Aspect {
  name: string;
  /** How it is asked for. */
  asked: string;
  /** Parts of the names under which results carry it, most telling first. */
  keys: readonly string[];
}

/** Where it is. */
export const LOCATION: Aspect = {
  name: 'location',
  asked: 'where|location|address|(?:which|what) (?:area|community)|أين|وين|الموقع|कहां|लोकेशन',
  keys: ['area', 'community', 'location', 'building'],
};

/** Everything that is asked about homes. */
export const ASPECTS: readonly Aspect[] = [
  {
    name: 'bathrooms',
    asked: 'bath(?:room)?s?|washrooms?|toilets?|حمام(?:ات)?|बाथरूम|शौचालय',
    keys: ['bath'],
  },
  { name: 'bedrooms', asked: 'bed(?:room)?s?|rooms?|غرفة|غرف|बेडरूम|कमरे', keys: ['bedroom', 'bed'] },
  {
    name: 'size',
    asked:
      'size|big|large|area in|sq\\.? ?ft|sqft|square feet|square met(?:er|re)s|sqm|built[- ]?up|مساحة|المساحة|साइज़|क्षेत्रफल|कितना बड़ा',
    keys: ['size', 'sqft', 'sqm', 'builtup'],
  },
  { name: 'plot', asked: 'plot', keys: ['plot'] },
  {
    name: 'price',
    asked:
      'price|cost|how much|rent|asking|expensive|kiray[ae]|kitne? (?:ka|ki|ke)|daam|kimat|keemat|سعر|السعر|بكم|كم سعر|كم الإيجار|कीमत|दाम|किराया|कितने का',
    keys: ['price', 'rent', 'cost'],
  },
  { name: 'parking', asked: 'parking|park(?: my)? (?:a )?cars?|garage|موقف|مواقف|पार्किंग', keys: ['parking'] },
  { name: 'balcony', asked: 'balcon(?:y|ies)|terrace|شرفة|بلكونة|बालकनी', keys: ['balcon'] },
  { name: 'furnishing', asked: '(?:un)?furnish(?:ed|ings?)|furniture|مفروش(?:ة)?|फर्निश्ड', keys: ['furnish'] },
  { name: 'pool', asked: 'pool|مسبح|पूल', keys: ['pool'] },
  { name: 'gym', asked: 'gym|جيم|जिम', keys: ['gym'] },
  { name: 'garden', asked: 'garden|حديقة|बगीचा', keys: ['garden'] },
  { name: 'maid', asked: "maid(?:'?s)?(?: room)?|غرفة خادمة", keys: ['maid'] },
  { name: 'study', asked: 'study(?: room)?', keys: ['study'] },
  { name: 'view', asked: 'views?|إطلالة|व्यू', keys: ['view'] },
  { name: 'floor', asked: '(?:which|what) floor|floor (?:is|number)|طابق|मंज़िल', keys: ['floor'] },
  {
    name: 'amenities',
    asked: 'amenit(?:y|ies)|facilit(?:y|ies)|features?|مرافق|सुविधाएं',
    keys: ['amenities', 'features', 'facilities'],
  },
  { name: 'pets', asked: 'pets?|dogs?|cats?|حيوانات|पालतू', keys: ['pet'] },
  {
    name: 'charges',
    asked: 'service charges?|maintenance(?: fees?)?|fees?|commission|deposit|رسوم',
    keys: ['servicecharge', 'fee', 'commission', 'deposit'],
  },
  {
    name: 'payment',
    asked: 'payment plan|cheques?|installments?|mortgage|دفعات|شيكات',
    keys: ['payment', 'cheque', 'installment'],
  },
  {
    name: 'availability',
    asked: '(?:still )?available|vacant|move[- ]in|ready|handover|متاح|خالي|उपलब्ध',
    keys: ['availab', 'vacan', 'handover', 'completion'],
  },
  {
    name: 'building',
    asked: '(?:which|what) (?:building|tower|project)|name of the (?:building|tower)|developer|البرج|बिल्डिंग',
    keys: ['building', 'tower', 'project', 'developer'],
  },
  LOCATION,
];
