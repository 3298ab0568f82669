export { InMemoryPropertyCatalog } from './in-memory-property-catalog.fake';
export { InMemoryPlacesProvider, type KnownPlace } from './places/in-memory-places-provider.fake';
export { describePlacesProvider, type PlacesHarness } from './places/places-provider.conformance';
export { buildProperties, buildProperty } from './property.builder';
export { describeConversationStore } from './conversation-store/conversation-store.conformance';
export type { StoreHarness } from './conversation-store/conformance/store-harness';
export { InMemoryConversationStore } from './conversation-store/in-memory-conversation-store.fake';
export { type ChatRequest, ScriptedChatCompletions, type ScriptedStep } from './scripted-chat-completions';
export { buildHistory, buildPending, buildTurn } from './turn.builder';
