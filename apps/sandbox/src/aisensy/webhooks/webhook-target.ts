/** Where webhooks go and how they are signed. */
export interface WebhookTarget {
  url: string;
  /** `meta`: Direct API, Meta's shape. `aisensy`: project webhook, AiSensy's shape. */
  surface: 'meta' | 'aisensy';
  metaAppSecret: string;
  aisensySecret: string;
}
