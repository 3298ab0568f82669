export type { Assistant, AssistantReply } from './assistant/assistant';
export * from './turn';
