/** Use of a core that leaves room for a busy minute. */
const BUSY = 0.6;

/**
 * What a number of businesses asks for at the peak.
 * @param {number} businesses
 * @param {typeof import('./assumptions.mjs').ASSUMED} assumed
 * @param {import('./measured.mjs').Measured} measured
 * @param {number} slots turns one worker instance works on at once
 */
export function capacityOf(businesses, assumed, measured, slots) {
  const perDay = businesses * assumed.conversationsPerDay * assumed.turnsPerConversation;
  const turns = (perDay * assumed.peakHourShare * assumed.peakMinuteFactor) / 3600;
  const webhooks = turns * (assumed.messagesPerTurn + assumed.sentPerTurn * assumed.statusesPerSent);
  const seconds = turnSeconds(assumed);
  const perInstance = Math.min(slots / seconds, (BUSY * 1000) / measured.workerCpuMs);
  return {
    businesses,
    conversationsPerDay: businesses * assumed.conversationsPerDay,
    turns,
    webhooks,
    // Little: how many are under way is how many come times how long each takes.
    turnsAtOnce: turns * seconds,
    modelCallsAtOnce: turns * assumed.modelCallsPerTurn * assumed.modelSecondsPerCall,
    modelRequestsPerMinute: turns * assumed.modelCallsPerTurn * 60,
    modelTokensPerMinute:
      turns * assumed.modelCallsPerTurn * (assumed.inputTokensPerCall + assumed.outputTokensPerCall) * 60,
    ingestionInstances: Math.max(1, Math.ceil((webhooks * measured.ingestionCpuMs) / 1000 / BUSY)),
    workerInstances: Math.max(1, Math.ceil(turns / perInstance)),
    databaseCalls:
      turns * measured.databaseCallsPerTurn + turns * assumed.sentPerTurn * assumed.statusesPerSent,
  };
}

/** Seconds a turn holds its slot. */
export function turnSeconds({ quietSeconds, modelCallsPerTurn, modelSecondsPerCall }) {
  return quietSeconds + modelCallsPerTurn * modelSecondsPerCall;
}

/** Dollars for 1,000 conversations, by what they are for. Database and WhatsApp are prices per month and per template. */
export function costPer1000(assumed, measured) {
  const turns = 1000 * assumed.turnsPerConversation;
  const calls = turns * assumed.modelCallsPerTurn;
  const { input, cached, output } = assumed.price;
  const { vcpuSecond, gibSecond, pubsubTib } = assumed.cloud;
  const inputPrice = input * (1 - assumed.cachedShare) + cached * assumed.cachedShare;
  const webhooks = turns * (assumed.messagesPerTurn + assumed.sentPerTurn * assumed.statusesPerSent);
  // An instance is billed while it has a request; a quarter of its slots in use is a cautious guess of a day's average.
  const workerSeconds = (turns * turnSeconds(assumed)) / 20;
  return {
    model: (calls * (assumed.inputTokensPerCall * inputPrice + assumed.outputTokensPerCall * output)) / 1e6,
    worker: workerSeconds * (2 * vcpuSecond + gibSecond),
    ingestion: ((webhooks * Math.max(measured.ingestionCpuMs, 50)) / 1000) * (vcpuSecond + 0.5 * gibSecond),
    pubsub: ((webhooks * 2 * 2048) / 1024 ** 4) * pubsubTib,
  };
}
