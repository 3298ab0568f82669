import type { PlaceTexts } from './place-texts';

const inside = (where: string | undefined): string => (where ? `, **${where}**` : '');

/** Hindi. */
export const HI_PLACES: PlaceTexts = {
  kinds: {
    airport: 'हवाई अड्डे',
    atm: 'एटीएम',
    bank: 'बैंक',
    beach: 'बीच',
    bus_stop: 'बस स्टॉप',
    cafe: 'कैफ़े',
    church: 'चर्च',
    cinema: 'सिनेमा',
    clinic: 'क्लिनिक',
    ev_charging: 'चार्जिंग स्टेशन',
    gym: 'जिम',
    hospital: 'अस्पताल',
    hotel: 'होटल',
    mall: 'मॉल',
    metro: 'मेट्रो स्टेशन',
    mosque: 'मस्जिदें',
    nursery: 'नर्सरी',
    park: 'पार्क',
    petrol_station: 'पेट्रोल पंप',
    pharmacy: 'दवा की दुकानें',
    police: 'पुलिस स्टेशन',
    restaurant: 'रेस्तराँ',
    salon: 'सैलून',
    school: 'स्कूल',
    supermarket: 'सुपरमार्केट',
    temple: 'मंदिर',
    university: 'विश्वविद्यालय',
  },
  modes: { drive: 'कार से', walk: 'पैदल', transit: 'सार्वजनिक परिवहन से' },
  buttons: { location: 'लोकेशन भेजें', brochure: 'ब्रोशर भेजें', nearby: 'आसपास क्या है' },
  locationSent: (title, where) =>
    `📍 **${title}** यहाँ है${where ? `: ${where}` : ''}। पूछिए कि आसपास क्या है या वहाँ कैसे पहुँचें।`,
  noPosition: (title, where) =>
    where
      ? `**${title}** की सटीक जगह अभी मैप पर नहीं है। यह **${where}** में है; हमारे सहकर्मी सटीक लोकेशन भेज सकते हैं। इसके बारे में और कुछ बताऊँ?`
      : `**${title}** की सटीक जगह और इलाका दर्ज नहीं है। हमारे सहकर्मी भेज सकते हैं। इसके बारे में और कुछ बताऊँ?`,
  brochureCaption: (title, where) => `**${title}**${inside(where)} का ब्रोशर`,
  nearbyTitle: (what, title) => `📍 **${title}** के पास ${what}:`,
  aroundTitle: (title) => `📍 **${title}** के आसपास:`,
  cannotMeasure: (title, where) =>
    `**${title}** की सटीक जगह दर्ज नहीं है, इसलिए मैं आसपास नहीं देख सकता।${where ? ` यह **${where}** में है।` : ''} जितनी लोकेशन दर्ज है, क्या वह भेज दूँ?`,
  straightLine: 'दूरियाँ सीधी रेखा में हैं।',
  noneNearby: (what, title) => `**${title}** के पास मुझे ${what} नहीं मिले।`,
  askOtherKinds: 'मैं स्कूल, अस्पताल, सुपरमार्केट, मेट्रो, मॉल या पार्क देख सकता हूँ, या लोकेशन भेज सकता हूँ।',
  placesDown: (title, where) =>
    `अभी मैं **${title}**${inside(where)} के आसपास नहीं देख पा रहा। मैं इसकी लोकेशन भेज सकता हूँ ताकि आप मैप पर आसपास देख सकें, या एक मिनट बाद फिर पूछिए।`,
  placesOff: (title, where) =>
    `मैं यहाँ **${title}**${inside(where)} के आसपास की जगहें नहीं देख सकता। मैं इसकी लोकेशन भेज सकता हूँ ताकि आप मैप पर आसपास देख सकें।`,
  routesDown: (title, where) =>
    `अभी मैं **${title}**${inside(where)} का रास्ता नहीं निकाल पा रहा। मैं लोकेशन भेज सकता हूँ ताकि आपका मैप वहाँ ले जाए, या एक मिनट बाद फिर पूछिए।`,
  routesOff: (title, where) =>
    `मैं यहाँ रास्ते नहीं निकाल सकता, पर **${title}**${inside(where)} की लोकेशन भेज सकता हूँ ताकि आपका मैप वहाँ ले जाए।`,
  route: ({ from, to, mode, distance, duration }) =>
    `🧭 **${from}** से **${to}**: ${distance}, ${HI_PLACES.modes[mode]} लगभग ${duration}।`,
  openMap: 'मैप खोलें',
  whereFrom: 'आप कहाँ से चलेंगे? अपनी लोकेशन भेजिए या किसी जगह का नाम लिखिए।',
  placeUnknown: (words) => `"${words}" नाम की जगह मुझे नहीं मिली। क्या आप इसे अलग तरह से लिखेंगे या पिन भेजेंगे?`,
  noWay: (from, to, mode) =>
    `**${from}** से **${to}** तक ${HI_PLACES.modes[mode]} का रास्ता नहीं मिला। क्या लोकेशन भेज दूँ?`,
  metres: (amount) => `${amount} मी`,
  kilometres: (amount) => `${amount} किमी`,
  minutes: (count) => `${count} मिनट`,
  hours: (count) => `${count} घंटा`,
};
