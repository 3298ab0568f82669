import type { Provider } from '@nestjs/common';
import {
  CONVERSATION_WAKER,
  DEFAULT_TURN_OPTIONS,
  PropertyAssistant,
  Sender,
  Sweeper,
  TurnComposer,
  TurnRunner,
  TurnWatch,
  TurnWorker,
  type ConversationWaker,
  type TurnOptions,
} from '@whatsapp-agent/agent';
import type { WorkerConfig } from '@whatsapp-agent/config';
import {
  CLOCK,
  CONVERSATION_STORE,
  MESSAGE_SENDER,
  type Clock,
  type ConversationStore,
  type MessageSender,
} from '@whatsapp-agent/contracts';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import { PubSubClient } from '@whatsapp-agent/pubsub';
import { ChatMessageSender } from '../chat/chat-message-sender';
import { PubSubConversationWaker } from '../turns/pubsub-conversation-waker';
import { TurnDrainService } from '../turns/turn-drain.service';
import { toTurnLog } from '../turns/turn-log';
import { assistantProvider } from './assistant.provider';
import { WORKER_CONFIG } from './worker-config.token';

/** DI token of the turn engine's limits. */
const TURN_OPTIONS = Symbol('TURN_OPTIONS');

/** The turn engine, from the assistant that thinks to the sweep that finds what was left behind. */
export const turnProviders: Provider[] = [
  {
    provide: TURN_OPTIONS,
    inject: [WORKER_CONFIG],
    useFactory: ({ instanceId, turn }: WorkerConfig): TurnOptions => ({
      ...DEFAULT_TURN_OPTIONS,
      ...turn,
      owner: instanceId,
    }),
  },
  {
    provide: CONVERSATION_WAKER,
    inject: [PubSubClient],
    useFactory: (client: PubSubClient) => new PubSubConversationWaker(client),
  },
  assistantProvider,
  {
    provide: Sender,
    inject: [CONVERSATION_STORE, MESSAGE_SENDER, CLOCK, LOGGER, TURN_OPTIONS],
    useFactory: (
      store: ConversationStore,
      whatsapp: MessageSender,
      clock: Clock,
      log: Logger,
      { owner }: TurnOptions,
    ) => new Sender(store, { whatsapp, chat: new ChatMessageSender() }, clock, toTurnLog(log), owner),
  },
  {
    provide: TurnWorker,
    inject: [CONVERSATION_STORE, PropertyAssistant, MESSAGE_SENDER, CLOCK, LOGGER, TURN_OPTIONS],
    useFactory: (
      store: ConversationStore,
      assistant: PropertyAssistant,
      whatsapp: MessageSender,
      clock: Clock,
      log: Logger,
      options: TurnOptions,
    ) => {
      const watch = new TurnWatch(store, clock, toTurnLog(log), options);
      return new TurnWorker(
        store,
        new TurnComposer(assistant),
        whatsapp,
        watch,
        clock,
        toTurnLog(log),
        options,
      );
    },
  },
  {
    provide: TurnRunner,
    inject: [CONVERSATION_STORE, TurnWorker, Sender, CONVERSATION_WAKER, CLOCK, LOGGER, TURN_OPTIONS],
    useFactory: (
      store: ConversationStore,
      worker: TurnWorker,
      sender: Sender,
      waker: ConversationWaker,
      clock: Clock,
      log: Logger,
      options: TurnOptions,
    ) => new TurnRunner(store, worker, sender, waker, clock, toTurnLog(log), options),
  },
  {
    provide: Sweeper,
    inject: [CONVERSATION_STORE, CONVERSATION_WAKER],
    useFactory: (store: ConversationStore, waker: ConversationWaker) => new Sweeper(store, waker),
  },
  TurnDrainService,
];
