/** Cloud Run looks every few seconds at averages of the last minute and aims at 60 % of CPU and of concurrency. */
const TARGET = 0.6;
const WINDOW_LOOKS = 12;

/** How many instances there should be. Follows Google's description; the true one is not public. */
export class Autoscaler {
  #accepted = [];
  #busyCores = [];

  constructor(policy) {
    this.policy = policy;
  }

  /**
   * @param {{ accepted: number, busyCores: number, waiting: number }} now requests under way, cores in use, and what
   *   waits for an instance to take it
   */
  wanted({ accepted, busyCores, waiting }) {
    const { delivery, requests, cores, min, max } = this.policy;
    const byCpu = average(push(this.#busyCores, busyCores)) / (TARGET * cores);
    const meanAccepted = average(push(this.#accepted, accepted));
    // A pulling worker gets no requests: only its CPU is seen.
    const byRequests = delivery === 'push' ? meanAccepted / (TARGET * requests) : 0;
    const atOnce = delivery === 'push' ? (accepted + waiting) / requests : 0;
    return Math.min(max, Math.max(min, Math.ceil(byCpu), Math.ceil(byRequests), Math.ceil(atOnce)));
  }
}

function push(values, value) {
  values.push(value);
  if (values.length > WINDOW_LOOKS) values.shift();
  return values;
}

function average(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
