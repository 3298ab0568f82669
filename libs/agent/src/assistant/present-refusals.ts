import type { Locale } from '@whatsapp-agent/tools';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import type { RefusalKind } from '../guardrails/screen-turn';
import { assistantTextsIn } from '../texts/assistant-texts';

/** Says politely what is refused, before the answer to the rest. */
export function presentRefusals(
  refused: ReadonlySet<RefusalKind>,
  restIsAnswered: boolean,
  locale: Locale,
): ReplyPart[] {
  const texts = assistantTextsIn(locale);
  return [...refused].map((kind) => ({ kind: 'text', text: sentenceFor(kind) }));

  function sentenceFor(kind: RefusalKind): string {
    switch (kind) {
      case 'fair_housing':
        return texts.fairHousing;
      case 'out_of_scope':
        return restIsAnswered ? texts.outOfScopeAside : texts.outOfScope;
    }
  }
}
