import {
  describeProperty,
  propertyDetailsTool,
  showMoreTool,
  textsIn,
  type ToolOutcome,
} from '@whatsapp-agent/tools';
import type { ButtonCommand, ReplyPart } from '@whatsapp-agent/whatsapp';
import type { ConversationState } from '../memory/conversation-state';
import { assistantTextsIn } from '../texts/assistant-texts';
import { findPressed, type PressedButton } from './find-pressed';
import { keeperAfterPress } from './keeper-after-press';
import type { TurnRun } from './turn-run';

/** Presses of one burst that are answered; more is somebody drumming on the screen. */
const MOST_PRESSES = 3;

/** A burst of buttons, answered. */
export interface PressedReply {
  parts: ReplyPart[];
  /** Who keeps the conversation now; nobody else when no button said what is wanted. */
  specialist?: string;
}

/**
 * Answers a burst of nothing but pressed buttons without a model. Nothing is returned when one of them
 * needs the model to read it.
 */
export async function pressButtons(
  run: TurnRun,
  state: ConversationState,
): Promise<PressedReply | undefined> {
  const pressed = run.turn.pending
    .filter(({ content }) => content.kind === 'button')
    .map((message) => findPressed(message, state, run.turn.history));
  if (pressed.some((one) => one.kind === 'words' || (one.kind === 'command' && !canPress(one.command)))) {
    return undefined;
  }
  const parts: ReplyPart[] = [];
  for (const one of dedupe(pressed).slice(0, MOST_PRESSES)) parts.push(...(await press(one, run)));
  const last = pressed.findLast((one) => one.kind === 'command');
  const specialist = last && keeperAfterPress(last.command.action);
  return specialist === undefined ? { parts } : { parts, specialist };
}

/** A second tap on the same button is impatience and no second wish. */
function dedupe(pressed: PressedButton[]): PressedButton[] {
  return [...new Map(pressed.map((one) => [JSON.stringify(one), one])).values()];
}

function canPress({ action, ref }: ButtonCommand): boolean {
  return action === 'more' || ((action === 'details' || action === 'visit') && ref !== undefined);
}

async function press(pressed: PressedButton, run: TurnRun): Promise<ReplyPart[]> {
  switch (pressed.kind) {
    case 'command':
      return pressCommand(pressed.command, run);
    case 'ambiguous':
      return [{ kind: 'text', text: askWhich(run) }];
    case 'unknown':
    case 'words':
      return [{ kind: 'text', text: assistantTextsIn(run.locale).unknownButton }];
  }
}

async function pressCommand({ action, ref = '' }: ButtonCommand, run: TurnRun): Promise<ReplyPart[]> {
  if (action === 'more') return (await run.call(showMoreTool, {})).presentation;
  if (action === 'details') return (await lookUp(ref, 'show', run)).presentation;
  const outcome = await lookUp(ref, 'answer', run);
  if (outcome.presentation.length > 0) return outcome.presentation;
  const title = run.memory.active?.title ?? '';
  return [{ kind: 'text', text: assistantTextsIn(run.locale).visitNotYet(title) }];
}

async function lookUp(ref: string, purpose: 'show' | 'answer', run: TurnRun): Promise<ToolOutcome> {
  const outcome = await describeProperty(ref, purpose, run.toToolContext());
  run.apply(propertyDetailsTool.name, { button: ref, purpose }, outcome);
  return outcome;
}

function askWhich(run: TurnRun): string {
  const count = run.memory.shown?.items.length ?? 0;
  return count === 0 ? assistantTextsIn(run.locale).unknownButton : textsIn(run.locale).whichOne(count);
}
