export { AisensyFaultPanel } from './aisensy-fault.panel';
export type { AisensyFaults } from './aisensy-faults';
export { AisensyStandInModule } from './aisensy-stand-in.module';
export { SANDBOX_BUSINESSES, type SandboxBusiness } from './businesses';
export { DIRECT_API_PATH } from './http/direct-api.path';
export { ChatArchive } from './network/chat-archive';
export { WhatsappNetwork } from './network/whatsapp-network';
export type { CustomerSend, WhatsappNetworkOptions } from './network/whatsapp-network.options';
export type { WebhookTarget } from './webhooks/webhook-target';
