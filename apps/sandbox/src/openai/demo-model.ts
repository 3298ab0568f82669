import type { Said } from './arguments/said-values';
import { Conversation } from './conversation/conversation';
import type { ModelAnswer, ModelCall } from './conversation/model-call';
import { chooseAnyTool, chooseCalls, toCall } from './decision/choose-calls';
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
    if (results.length > 0) return speak(replyToResults(results, said.reading, texts));
    return decide(call, conversation, said, texts);
  }
}

function readSaid(conversation: Conversation): Said {
  const { burst, asksArea, hasList, lastAnswer } = conversation;
  return {
    burst,
    wish: addRememberedWish(readWishes(burst, asksArea), conversation),
    reading: readBurst(burst, { hasList, asksArea, lastAnswer }),
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
