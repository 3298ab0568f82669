import type { Provider } from '@nestjs/common';
import {
  CONVERSATION_WAKER,
  NotificationCourier,
  VisitReminderWriter,
  type ConversationWaker,
} from '@whatsapp-agent/agent';
import type { WorkerConfig } from '@whatsapp-agent/config';
import {
  CLOCK,
  HANDOFF_DESK,
  NOTIFICATION_QUEUE,
  NOTIFICATION_SENDER,
  VISIT_REMINDERS,
  type Clock,
  type NotificationQueue,
  type NotificationSender,
  type VisitReminders,
} from '@whatsapp-agent/contracts';
import { LOGGER, type Logger } from '@whatsapp-agent/observability';
import {
  CredentialsCipher,
  SupabaseHandoffDesk,
  SupabaseNotificationQueue,
  SupabaseVisitBook,
  type ServiceClient,
} from '@whatsapp-agent/supabase';
import { HttpNotificationSender } from '../background/http-notification-sender';
import { toTurnLog } from '../turns/turn-log';
import { SUPABASE_CLIENT } from './supabase-client.token';
import { WORKER_CONFIG } from './worker-config.token';

/** What happens without a customer having written: reminders, notifications, and what people take over. */
export const backgroundProviders: Provider[] = [
  {
    provide: VISIT_REMINDERS,
    inject: [SUPABASE_CLIENT],
    useFactory: (client: ServiceClient) => new SupabaseVisitBook(client),
  },
  {
    provide: HANDOFF_DESK,
    inject: [SUPABASE_CLIENT],
    useFactory: (client: ServiceClient) => new SupabaseHandoffDesk(client),
  },
  {
    provide: NOTIFICATION_QUEUE,
    inject: [SUPABASE_CLIENT, WORKER_CONFIG],
    useFactory: (client: ServiceClient, { credentialsKey }: WorkerConfig) =>
      new SupabaseNotificationQueue(client, new CredentialsCipher(credentialsKey)),
  },
  {
    provide: NOTIFICATION_SENDER,
    inject: [CLOCK],
    useFactory: (clock: Clock) => new HttpNotificationSender(clock),
  },
  {
    provide: VisitReminderWriter,
    inject: [VISIT_REMINDERS, CONVERSATION_WAKER],
    useFactory: (reminders: VisitReminders, waker: ConversationWaker) =>
      new VisitReminderWriter(reminders, waker),
  },
  {
    provide: NotificationCourier,
    inject: [NOTIFICATION_QUEUE, NOTIFICATION_SENDER, LOGGER],
    useFactory: (queue: NotificationQueue, sender: NotificationSender, log: Logger) =>
      new NotificationCourier(queue, sender, toTurnLog(log)),
  },
];
