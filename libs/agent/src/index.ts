export type { ModelOptions } from './agents/agent-team';
export type { Assistant, AssistantReply } from './assistant/assistant';
export { PropertyAssistant, type PropertyAssistantOptions } from './assistant/property-assistant';
export * from './turn';
