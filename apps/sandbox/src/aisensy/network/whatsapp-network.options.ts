import type { Json } from '../../chats/cloud-message';
import type { SandboxBusiness } from '../businesses';
import type { FaultSwitch } from '../fault-switch';
import type { WebhookTarget } from '../webhooks/webhook-target';
import type { ShownIdentity } from './customer';
import type { StatusDelays } from './status-clock';

/** Settings of `WhatsappNetwork`. */
export interface WhatsappNetworkOptions {
  webhook: WebhookTarget;
  /** Where this sandbox is reached, without trailing slash; part of media URLs. */
  publicUrl: string;
  businesses?: readonly SandboxBusiness[];
  statusDelays?: StatusDelays;
  faults?: FaultSwitch;
  /** In ms. */
  now?: () => number;
}

/** A message of a customer's phone, as Cloud-API message without sender, id and time. */
export interface CustomerSend {
  /** WhatsApp Business Account id. */
  business: string;
  /** Digits without "+". */
  phone: string;
  message: Json;
  /** Name of the customer's profile. */
  profileName?: string;
  /** What the business learns of the customer from now on. */
  shown?: ShownIdentity;
}
