/** Names of the Pub/Sub attributes that routing reads, so that nothing has to open the body. */
export const EVENT_ATTRIBUTES = {
  pattern: 'pattern',
  tenantKey: 'tenantKey',
  conversationKey: 'conversationKey',
  messageId: 'messageId',
} as const;
