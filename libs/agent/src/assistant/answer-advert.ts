import { describeProperty, propertyDetailsTool, type ToolContext } from '@whatsapp-agent/tools';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import { typedText } from '../memory/describe-content';
import type { TurnRun } from './turn-run';

/** What an advert's button writes for the customer, and what people write who want no more than that. */
const OPENING =
  /^(?:(?:hi|hello|hey|salam|good (?:morning|afternoon|evening)|مرحبا|السلام عليكم|नमस्ते|हैलो)\b[!., ]*)*(?:(?:can|could|may) (?:i|you)[^.?!]{0,40}\b(?:more )?(?:info(?:rmation)?|details?)\b.*|i(?:'m| am)? interested.*|interested.*|(?:please )?(?:tell|send|give) me (?:more|the details?|details?|info).*|(?:more )?(?:info(?:rmation)?|details?)(?: please)?|is (?:this|it) (?:still )?available.*|أريد (?:معرفة )?(?:المزيد|التفاصيل).*|مهتم.*|تفاصيل.*|और जानकारी.*|जानकारी.*)?[.!? ]*$/iu;
const LONGEST_OPENING = 160;

/**
 * Opens with the property an advert showed when the customer says no more than that they saw it. Nothing is returned
 * when they ask for something: the model then knows which property is looked at.
 */
export async function answerAdvert(run: TurnRun): Promise<ReplyPart[] | undefined> {
  if (run.advertised === undefined) return undefined;
  const words = run.turn.pending.map(typedText).join(' ').trim();
  if (words.length > LONGEST_OPENING || !OPENING.test(words)) return undefined;
  const { advertised } = run;
  const show = (context: ToolContext) => describeProperty(advertised, 'show', context);
  return (await run.perform(propertyDetailsTool.name, { advert: true }, show)).presentation;
}
