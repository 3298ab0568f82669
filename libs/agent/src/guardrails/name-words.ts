/** Capitalised words that name nothing a listing could be wrong about. */
export const COMMON_WORDS = new Set(
  `a about absolutely accessible action address all also am amazing amenities an and another any anything apartment apartments approximately are area areas around as asking at available awesome balcony bathroom bathrooms bed bedroom bedrooms beds best bigger book brochure budget building but buy by bye call can card cards cheaper check cheers choice click commercial compare confirmed congratulations cool cost could covered currently customer day dear deposit description details did do does dubai each emirates enjoy equipped everything example excellent features fee feel find first five floor for four free friendly from full furnished garden gate get give glad go good got great greetings group guide guests gym happy has have hello help here hey hi highlights home homes hope house how however i if in included includes information interested is it its join just keep key kindly know land large last latest layout let like link list listed listing listings loads located location long looking looks lovely map market may me media message month more morning most my name nearby need new next nice no not note number of off offer office ok okay on once one only option options or other our out over owner parking parkings penthouse penthouses per perfect photo photos pick plan please plot plus pool price prices pricing private properties property purchase question questions ready really rent rental requirements reply residential right room rooms sale say schedule search second see select send services seven share short show showing shown size small so some something soon sorry special square still studio studios sure take team tell thank thanks that the their them then there these they third this those three to together top total town townhouse townhouses two type types uae under unfortunately unfurnished unit united until up updated us valid value very view viewing viewings views villa villas visit visits want was we welcome well what when where which while who will wishes with without wonderful would wow year yearly years yes yet you your
  aed arab arabic asap bhk br bbq cctv cv dewa dld ejari english faq hindi id kyc ok pdf pm qr rera roi sqft sqm tv vat vip whatsapp wifi wi-fi
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  mr mrs ms miss sir madam ahlan marhaba namaste shukran salam salaam habibi inshallah insha'allah`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Short names of places, and what data writes in full. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  jbr: 'jumeirah beach residence',
  jvc: 'jumeirah village circle',
  jvt: 'jumeirah village triangle',
  jlt: 'jumeirah lake towers',
  difc: 'dubai international financial centre',
  dip: 'dubai investments park',
};

/** Landmarks and communities that are named without capitals, or in scripts that have none. */
export const PLACES: readonly RegExp[] = [
  /burj khalifa|برج خليفة|بुर्ज खलीफा|बुर्ज ख़?लीफ़?ा/iu,
  /burj al arab|برج العرب|बुर्ज अल अरब/iu,
  /palm jumeirah|نخلة جميرا|पाम जुमेराह/iu,
  /dubai marina|دبي مارينا|مرسى دبي|दुबई मरीना/iu,
  /dubai mall|دبي مول|दुबई मॉल/iu,
  /mall of the emirates|مول الإمارات|मॉल ऑफ (?:द )?एमिरेट्स/iu,
  /business bay|الخليج التجاري|बिज़?नेस बे/iu,
  /downtown dubai|وسط مدينة دبي|داون تاون|डाउनटाउन/iu,
  /al barsha|البرشاء|अल बरशा/iu,
  /dubai hills|دبي هيلز|दुबई हिल्स/iu,
  /dubai creek|خور دبي|दुबई क्रीक/iu,
  /deira|ديرة|देइरा/iu,
  /arabian ranches|المرابع العربية|अरेबियन रैंचेस/iu,
  /jumeirah beach|شاطئ جميرا|जुमेराह बीच/iu,
];
