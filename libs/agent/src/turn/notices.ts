import type { ControlWord, OutboxDraft, OutboxPurpose, TurnContext } from '@whatsapp-agent/contracts';
import { toLocale, type Locale } from '@whatsapp-agent/tools';
import { renderReply } from '@whatsapp-agent/whatsapp';

/** Texts the turn engine says by itself, without the agent. */
export type Notice = ControlWord | 'fallback';

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
  fallback: {
    en: 'Sorry, I could not work on your message just now. A colleague has been told; you can also write again in a few minutes.',
    ar: 'عذرًا، لم أتمكن من معالجة رسالتك الآن. تم إبلاغ أحد الزملاء، ويمكنك أيضًا المحاولة مجددًا بعد بضع دقائق.',
    hi: 'क्षमा करें, मैं अभी आपके संदेश पर काम नहीं कर सका। एक सहकर्मी को सूचित कर दिया गया है; आप कुछ मिनट बाद फिर लिख सकते हैं।',
  },
};

/** A notice as an outbox row, in the language the customer last wrote. */
export function draftNotice(notice: Notice, turn: TurnContext): OutboxDraft {
  const purpose: OutboxPurpose = notice === 'fallback' ? 'fallback' : 'control';
  const [message] = renderReply({ parts: [{ kind: 'text', text: TEXTS[notice][languageOf(turn)] }] });
  if (!message) throw new Error(`the notice ${notice} rendered to nothing`);
  return { payload: message.payload, historyText: message.historyText, purpose };
}

function languageOf(turn: TurnContext): Locale {
  const written = turn.pending
    .map(({ content }) => ('text' in content ? (content.text ?? '') : ''))
    .join(' ');
  if (/\p{Script=Arabic}/u.test(written)) return 'ar';
  if (/\p{Script=Devanagari}/u.test(written)) return 'hi';
  return toLocale(turn.contact.locale) ?? 'en';
}
