/** What is assumed of businesses, customers and providers. Change it here and run again; nothing below was measured. */
export const ASSUMED = {
  /** Of one business. */
  conversationsPerDay: 40,
  turnsPerConversation: 5,
  /** Customer messages per turn: bursts are answered together. */
  messagesPerTurn: 1.2,
  /** WhatsApp messages per answer, each reported as sent, delivered and read. */
  sentPerTurn: 2,
  statusesPerSent: 3,
  /** Share of the day in its busiest hour, and how much its busiest minute is above that hour. */
  peakHourShare: 0.12,
  peakMinuteFactor: 2,
  modelCallsPerTurn: 1.5,
  modelSecondsPerCall: 2,
  quietSeconds: 1.2,
  inputTokensPerCall: 3_000,
  cachedShare: 0.5,
  outputTokensPerCall: 120,
  /** Dollars per million tokens of a small model; second-hand figures, check them before you rely on them. */
  price: { input: 0.4, cached: 0.1, output: 1.6 },
  /** Dollars, request-based billing of Cloud Run in a tier-1 region, and Pub/Sub per TiB; from Google's price lists as read. */
  cloud: { vcpuSecond: 0.000024, gibSecond: 0.0000025, pubsubTib: 40 },
};

/** Limits of others, with where they are from. All are defaults that can be raised on request unless it says fixed. */
export const LIMITS = {
  /** Cloud Run: instances of one service as deploy.sh sets them. */
  ingestionInstances: 20,
  workerInstances: 15,
  /** WhatsApp: messages per second of one number, in and out together (Meta's page on throughput). */
  numberPerSecond: 80,
  /** OpenAI: requests and tokens per minute of a small model in tiers 1, 3 and 5, as collected by third parties. */
  modelRequestsPerMinute: { 'tier 1': 500, 'tier 3': 5_000, 'tier 5': 30_000 },
  modelTokensPerMinute: { 'tier 1': 500_000, 'tier 3': 4_000_000, 'tier 5': 180_000_000 },
};
