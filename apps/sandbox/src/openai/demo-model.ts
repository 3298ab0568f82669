import type { Said } from './arguments/said-values';
import { Conversation } from './conversation/conversation';
import type { ModelAnswer, ModelCall } from './conversation/model-call';
import { chooseAnyTool, chooseCalls, toCall } from './decision/choose-calls';
import { findJsonObject } from './conversation/read-json';
import { addRememberedWish } from './decision/remembered-wish';
import { sayWithoutTool } from './decision/small-talk';
import { isHandoff } from './decision/tool-roles';
import type { ReplyTexts } from './replies/reply-texts';
import { replyTextsIn } from './replies/reply-texts-in';
import { replyToResults } from './replies/reply-to-results';
import { findLanguage } from './text/language';
import { readBurst } from './topic/read-burst';
import { readWishes } from './wish/read-wish';

/** Name of the model in every answer, so that nobody takes it for a real one. */
export const DEMO_MODEL = 'demo-rule-model';

const REFUSED_ARGUMENTS = /\b(?:arguments?|json|pars(?:e|ing)|input)\b/i;

/**
 * A model made of rules. It knows nothing but the request: it matches what the last messages want with the
 * tools on offer, fills their arguments from their schemas, and words results from what they contain.
 */
export class DemoModel {
  answer(call: ModelCall): ModelAnswer {
    const conversation = new Conversation(call);
    const said = readSaid(conversation);
    const texts = replyTextsIn(
      findLanguage(conversation.burst.at(-1) ?? '') ?? findLanguage(conversation.burst.join(' ')) ?? 'en',
    );
    const results = conversation.results.filter(({ name }) => !name.startsWith('transfer_to_'));
    if (results.length > 0 && !isWorthRepeating(results)) {
      return speak(replyToResults(results, said.reading, conversation, texts));
    }
    return decide(call, conversation, said, texts);
  }
}

/** The first call was refused for its arguments, e.g. because they arrived cut off: it is made once more. */
function isWorthRepeating(results: readonly { text: string }[]): boolean {
  const [first, ...others] = results;
  return (
    first !== undefined &&
    others.length === 0 &&
    REFUSED_ARGUMENTS.test(first.text) &&
    !findJsonObject(first.text)
  );
}

function readSaid(conversation: Conversation): Said {
  const { burst, asksArea, hasList, lastAnswer, asksWhen, asksName, listed, hasVisit } = conversation;
  return {
    burst,
    wish: addRememberedWish(readWishes(burst, asksArea), conversation),
    reading: readBurst(burst, {
      hasList,
      asksArea,
      lastAnswer,
      asksWhen,
      asksName,
      listed,
      hasVisit,
    }),
  };
}

function decide(call: ModelCall, conversation: Conversation, said: Said, texts: ReplyTexts): ModelAnswer {
  const { tools, toolChoice } = call;
  if (toolChoice === 'none') return speak(sayWithoutTool(said.reading, conversation, texts));
  if (typeof toolChoice === 'object') {
    const named = tools.find(({ name }) => name === toolChoice.name);
    if (named) return { toolCalls: [toCall(named, said)] };
  }
  const visited = new Set(conversation.turn.flatMap(({ calls = [] }) => calls.map(({ name }) => name)));
  const choice = chooseCalls(tools, said, visited);
  if (choice.kind === 'call') return { toolCalls: choice.calls };
  if (toolChoice === 'required') {
    const any =
      chooseAnyTool(
        tools.filter((tool) => !isHandoff(tool)),
        said,
      ) ?? chooseAnyTool(tools, said);
    if (any) return { toolCalls: [toCall(any, said)] };
  }
  if (choice.kind === 'ask') return speak(texts.missing(choice.missing.join(', ').replace(/_/g, ' ')));
  return speak(sayWithoutTool(said.reading, conversation, texts));
}

function speak(text: string): ModelAnswer {
  return { text, toolCalls: [] };
}
