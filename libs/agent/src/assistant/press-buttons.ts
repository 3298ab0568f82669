import {
  type AgentTool,
  arrangeVisit,
  describeProperty,
  nearbyPlacesTool,
  propertyDetailsTool,
  sendBrochure,
  sendBrochureTool,
  shareLocation,
  shareLocationTool,
  requestHumanTool,
  scheduleVisitTool,
  showMoreTool,
  showNearby,
  textsIn,
  type ToolContext,
  type ToolOutcome,
} from '@whatsapp-agent/tools';
import type { ButtonAction, ButtonCommand, ReplyPart } from '@whatsapp-agent/whatsapp';
import type { ConversationState } from '../memory/conversation-state';
import { assistantTextsIn } from '../texts/assistant-texts';
import { findPressed, type PressedButton } from './find-pressed';
import { keeperAfterPress } from './keeper-after-press';
import type { TurnRun } from './turn-run';

/** Presses of one burst that are answered; more is somebody drumming on the screen. */
const MOST_PRESSES = 3;

/** Buttons that are about one listing and answered by its tool. */
const PRESSABLE: ReadonlySet<ButtonAction> = new Set([
  'details',
  'visit',
  'location',
  'brochure',
  'nearby',
] as const);

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
  return action === 'more' || action === 'human' || (PRESSABLE.has(action) && ref !== undefined);
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
  if (action === 'human') return (await run.call(requestHumanTool, {})).presentation;
  const button = { button: ref };
  const use = async (
    { name }: AgentTool,
    work: (context: ToolContext) => Promise<ToolOutcome>,
    args = button,
  ) => (await run.perform(name, args, work)).presentation;
  if (action === 'visit') return use(scheduleVisitTool, (context) => arrangeVisit(ref, undefined, context));
  if (action === 'location') return use(shareLocationTool, (context) => shareLocation(ref, context));
  if (action === 'brochure') return use(sendBrochureTool, (context) => sendBrochure(ref, context));
  if (action === 'nearby') return use(nearbyPlacesTool, (context) => showNearby(ref, context));
  const shown = { ...button, purpose: 'show' };
  return use(propertyDetailsTool, (context) => describeProperty(ref, 'show', context), shown);
}

function askWhich(run: TurnRun): string {
  const count = run.memory.shown?.items.length ?? 0;
  return count === 0 ? assistantTextsIn(run.locale).unknownButton : textsIn(run.locale).whichOne(count);
}
