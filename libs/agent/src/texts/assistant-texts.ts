import type { Locale } from '@whatsapp-agent/tools';

/** Sentences the assistant says without a model, in one language. */
export interface AssistantTexts {
  /** Media nobody reads yet. */
  unreadable: Readonly<Record<UnreadableKind, string>>;
  /** The model failed twice to make sense. */
  confused: string;
  /** The model declined. */
  outOfScope: string;
  /** Some of what was asked is not our business; the rest is answered. */
  outOfScopeAside: string;
  /** Homes are not chosen by who lives there. */
  fairHousing: string;
  /** Nothing of the model's answer could be confirmed. */
  unconfirmed: string;
  /** A button nobody issued, or one of a list that is gone. */
  unknownButton: string;
}

export type UnreadableKind = 'voice' | 'media' | 'contacts' | 'other';

const EN: AssistantTexts = {
  unreadable: {
    voice: "Thanks for the voice note! I couldn't make it out; could you write it in a short message?",
    media:
      "Thanks, I got your file, but I can't open it here. Could you tell me in words what you are looking for?",
    contacts: "Thanks, I got the contact. I can't use it here; how can I help you with property?",
    other: "Sorry, I couldn't read that message. Could you write it as text?",
  },
  confused:
    "Sorry, I didn't get that right. Could you say it in other words, e.g. rent or buy, which type and which area?",
  outOfScope:
    'I can only help with property: finding homes and answering questions about them. What are you looking for?',
  outOfScopeAside: "I'm only here for property, so the other question I have to leave to others.",
  fairHousing:
    "I don't choose or describe homes by who lives there. What I can tell you is price, size, area, what a building offers, and what is nearby.",
  unconfirmed:
    "I don't have confirmed information about that. I can show you the details of a property, or our team can find out for you. Which one is it about?",
  unknownButton:
    "That button doesn't work any more, sorry. Tell me what you are looking for, or give me the number of a property in the list.",
};

const AR: AssistantTexts = {
  unreadable: {
    voice: 'شكراً على الرسالة الصوتية! لم أتمكن من فهمها؛ هل يمكنك كتابتها باختصار؟',
    media: 'شكراً، وصلني الملف لكن لا أستطيع فتحه هنا. هل تخبرني كتابةً عمّا تبحث؟',
    contacts: 'شكراً، وصلتني جهة الاتصال، لكن لا أستطيع استخدامها هنا. كيف أساعدك في العقارات؟',
    other: 'عذراً، لم أستطع قراءة هذه الرسالة. هل يمكنك كتابتها كنص؟',
  },
  confused: 'عذراً، لم أفهم جيداً. هل يمكنك قولها بكلمات أخرى: إيجار أم شراء، أي نوع وأي منطقة؟',
  outOfScope: 'أستطيع المساعدة في العقارات فقط: البحث عنها والإجابة عن أسئلتها. عمّا تبحث؟',
  outOfScopeAside: 'أنا هنا للعقارات فقط، لذلك أترك السؤال الآخر لغيري.',
  fairHousing:
    'لا أختار العقارات ولا أصفها بحسب من يسكن فيها. أستطيع إخبارك بالسعر والمساحة والمنطقة ومزايا المبنى وما يوجد بالقرب.',
  unconfirmed: 'لا تتوفر لدي معلومة مؤكدة عن ذلك. يمكنني عرض تفاصيل عقار، أو يسأل فريقنا لك. أي عقار تقصد؟',
  unknownButton: 'عذراً، هذا الزر لم يعد يعمل. أخبرني عمّا تبحث، أو أرسل رقم عقار من القائمة.',
};

const HI: AssistantTexts = {
  unreadable: {
    voice: 'वॉइस नोट के लिए धन्यवाद! मैं इसे समझ नहीं पाया; क्या आप छोटे संदेश में लिख देंगे?',
    media: 'धन्यवाद, फ़ाइल मिल गई, पर मैं इसे यहाँ नहीं खोल सकता। क्या आप लिखकर बताएँगे कि क्या ढूँढ रहे हैं?',
    contacts: 'धन्यवाद, कॉन्टैक्ट मिल गया, पर मैं उसका उपयोग यहाँ नहीं कर सकता। प्रॉपर्टी में कैसे मदद करूँ?',
    other: 'माफ़ कीजिए, मैं यह संदेश नहीं पढ़ पाया। क्या आप इसे लिखकर भेजेंगे?',
  },
  confused: 'माफ़ कीजिए, मैं ठीक से नहीं समझा। क्या आप दूसरे शब्दों में कहेंगे: किराया या खरीद, कौन सा प्रकार, कौन सा इलाका?',
  outOfScope: 'मैं केवल प्रॉपर्टी में मदद कर सकता हूँ: घर ढूँढना और उनके बारे में बताना। आप क्या ढूँढ रहे हैं?',
  outOfScopeAside: 'मैं केवल प्रॉपर्टी के लिए हूँ, इसलिए दूसरे सवाल में मदद नहीं कर सकता।',
  fairHousing:
    'मैं घर इस आधार पर नहीं चुनता या बताता कि वहाँ कौन रहता है। मैं कीमत, आकार, इलाका, बिल्डिंग की सुविधाएँ और आसपास की जगहें बता सकता हूँ।',
  unconfirmed:
    'इसकी पक्की जानकारी मेरे पास नहीं है। मैं किसी प्रॉपर्टी की जानकारी दिखा सकता हूँ, या हमारी टीम पता कर सकती है। किसके बारे में?',
  unknownButton: 'माफ़ कीजिए, यह बटन अब काम नहीं करता। बताइए क्या ढूँढ रहे हैं, या सूची में से नंबर दीजिए।',
};

const CATALOGUE: Readonly<Record<Locale, AssistantTexts>> = { en: EN, ar: AR, hi: HI };

/** The assistant's own sentences in a language. */
export function assistantTextsIn(locale: Locale): AssistantTexts {
  return CATALOGUE[locale];
}
