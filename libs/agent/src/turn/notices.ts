import type { ControlWord, OutboxDraft, OutboxPurpose, TurnContext } from '@whatsapp-agent/contracts';
import type { Locale } from '@whatsapp-agent/tools';
import { renderReply } from '@whatsapp-agent/whatsapp';
import { chooseCommandLocale, chooseLocale } from '../memory/turn-locale';

/** Texts the turn engine says by itself, without the agent. */
export type Notice = ControlWord | 'delayed' | 'fallback';

const TEXTS: Readonly<Record<Notice, Readonly<Record<Locale, string>>>> = {
  opt_out: {
    en: 'You will not get any more messages from us. Write START whenever you want to talk again.',
    ar: 'لن تصلك أي رسائل أخرى منا. اكتب "ابدأ" متى أردت التحدث معنا مجددًا.',
    hi: 'अब आपको हमारी ओर से कोई संदेश नहीं मिलेगा। फिर बात करने के लिए "शुरू करें" लिखें।',
  },
  opt_in: {
    en: 'Welcome back! What are you looking for?',
    ar: 'أهلًا بعودتك! عمّ تبحث؟',
    hi: 'आपका फिर से स्वागत है! आप क्या ढूंढ रहे हैं?',
  },
  takeover: {
    en: 'I am handing you over to a colleague, who will answer you here.',
    ar: 'سأحوّلك إلى أحد زملائي وسيرد عليك هنا.',
    hi: 'मैं आपको अपने सहकर्मी से जोड़ रहा हूँ, वे आपको यहीं जवाब देंगे।',
  },
  delayed: {
    en: 'Sorry, answering takes longer than usual just now. I have your message and will come back to you here; a colleague has been told as well.',
    ar: 'عذرًا، الرد يستغرق وقتًا أطول من المعتاد الآن. وصلتني رسالتك وسأعود إليك هنا، وتم إبلاغ أحد الزملاء أيضًا.',
    hi: 'क्षमा करें, अभी जवाब देने में सामान्य से अधिक समय लग रहा है। आपका संदेश मिल गया है और मैं यहीं जवाब दूँगा; एक सहकर्मी को भी बता दिया गया है।',
  },
  fallback: {
    en: 'Sorry, I could not work on your message just now. A colleague has been told; you can also write again in a few minutes.',
    ar: 'عذرًا، لم أتمكن من معالجة رسالتك الآن. تم إبلاغ أحد الزملاء، ويمكنك أيضًا المحاولة مجددًا بعد بضع دقائق.',
    hi: 'क्षमा करें, मैं अभी आपके संदेश पर काम नहीं कर सका। एक सहकर्मी को सूचित कर दिया गया है; आप कुछ मिनट बाद फिर लिख सकते हैं।',
  },
};

/** A notice as an outbox row, in the customer's language. */
export function draftNotice(notice: Notice, turn: TurnContext): OutboxDraft {
  const failure = notice === 'fallback' || notice === 'delayed';
  const purpose: OutboxPurpose = failure ? 'fallback' : 'control';
  const locale = failure ? chooseLocale(turn) : chooseCommandLocale(turn);
  const [message] = renderReply({ parts: [{ kind: 'text', text: TEXTS[notice][locale] }] });
  if (!message) throw new Error(`the notice ${notice} rendered to nothing`);
  return { payload: message.payload, historyText: message.historyText, purpose };
}
