export type { ModelOptions } from './agents/agent-team';
export type { Assistant, AssistantReply } from './assistant/assistant';
export { PropertyAssistant, type PropertyAssistantOptions } from './assistant/property-assistant';
export * from './turn';
export { NotificationCourier } from './background/notification-courier';
export { type ReminderRun, VisitReminderWriter } from './background/visit-reminder-writer';
export { OpenAiSpeechReader, type SpeechOptions } from './understanding/openai-speech.reader';
export type { SpeechReader } from './understanding/speech-reader.port';
