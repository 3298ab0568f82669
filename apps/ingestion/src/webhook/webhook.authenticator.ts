import { Inject, Injectable } from '@nestjs/common';
import { compareSecret, verifyAisensySignature, verifyMetaSignature } from '@whatsapp-agent/aisensy';
import type { IngestionConfig } from '@whatsapp-agent/config';
import type { WebhookSurface } from '@whatsapp-agent/whatsapp';
import { INGESTION_CONFIG } from '../app/ingestion-config.token';
import type { ReceivedWebhook } from './received-webhook';

/** Decides whether a webhook comes from where it says. Only configured strategies count; all are constant-time. */
@Injectable()
export class WebhookAuthenticator {
  constructor(@Inject(INGESTION_CONFIG) private readonly config: IngestionConfig) {}

  /** True when one configured strategy proves the webhook. AiSensy signs both shapes, Meta only its own. */
  isAuthentic(webhook: ReceivedWebhook, surface: WebhookSurface): boolean {
    const { metaAppSecret, aisensySecret, urlSecret } = this.config.webhook.auth;
    const { rawBody, metaSignature, aisensySignature } = webhook;
    if (urlSecret !== undefined && compareSecret(webhook.urlSecret, urlSecret)) return true;
    if (aisensySecret !== undefined && verifyAisensySignature(rawBody, aisensySignature, aisensySecret)) {
      return true;
    }
    return (
      surface !== 'aisensy' &&
      metaAppSecret !== undefined &&
      verifyMetaSignature(rawBody, metaSignature, metaAppSecret)
    );
  }

  /** Compares the token of a GET handshake. */
  isVerifyToken(token: string | undefined): boolean {
    return compareSecret(token, this.config.webhook.verifyToken);
  }
}
