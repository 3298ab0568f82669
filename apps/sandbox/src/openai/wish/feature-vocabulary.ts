/** Features people ask for: how they are usually called in data, and the words for them. */
export const FEATURE_WORDS: readonly [string, string][] = [
  ['balcony', 'balcon(?:y|ies)|terrace|بلكونة|شرفة|बालकनी'],
  ['parking', 'parkings?(?: (?:space|spot|lot)s?)?|car ?park|garage|موقف(?: سيارات?)?|पार्किंग'],
  ['garden', '(?:private )?(?:garden|backyard)|حديقة|बगीचा|गार्डन'],
  ['maid_room', "maid(?:'?s)?(?: ?-?room)?|غرفة خادمة|मेड रूम"],
  ['study', 'study(?: ?-?room)?|home office|مكتب منزلي|स्टडी(?: रूम)?'],
  ['laundry_room', 'laundry(?: ?-?room)?|utility room|غرفة غسيل'],
  ['park_pool_view', '(?:park|pool)(?: (?:or|and) (?:park|pool))? views?|إطلالة على (?:المسبح|الحديقة)'],
  ['upgraded_flooring', '(?:upgraded|wooden|new) floor(?:ing|s)?'],
  ['reception_area', 'reception(?: area)?'],
  ['pool', '(?:private |swimming )?pool|مسبح|स्विमिंग पूल|पूल'],
  ['gym', 'gym|جيم|जिम'],
  ['furnished', 'furnished|مفروش(?:ة)?|फर्निश्ड'],
  ['sea_view', '(?:sea|ocean|water|marina|burj|beach) views?|إطلالة (?:على البحر|بحرية)'],
];
