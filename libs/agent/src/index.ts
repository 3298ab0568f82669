export type { Assistant, AssistantReply } from './assistant/assistant';
