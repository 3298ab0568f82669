import { ratio, renamed, short, sum, timesAll } from './lines.js';
import { failed, inTurn, notDelivered, own, parked, TEN_MINUTES, work } from './questions.js';

/** What is drawn: `lines` gives values by name, `limit` is where the alert of the same subject begins. */
export const PANELS = [
  {
    title: 'Requests',
    unit: 'per second',
    lines: (figures) => figures.rate('http_server_request_duration_count', 'job', own),
  },
  {
    title: 'Failed requests',
    unit: '% of requests',
    limit: 5,
    lines: (figures) =>
      ratio(
        figures.rate('http_server_request_duration_count', 'job', failed),
        figures.rate('http_server_request_duration_count', 'job', own),
      ),
  },
  {
    title: 'Requests take',
    unit: 'seconds, p95',
    limit: 10,
    lines: (figures) => figures.quantile(0.95, 'http_server_request_duration', 'job', own),
  },
  {
    title: 'Turns',
    unit: 'per minute, by outcome',
    lines: (figures) => timesAll(figures.rate('turns_total', 'outcome'), 60),
  },
  {
    title: 'From question to answer',
    unit: 'seconds',
    limit: 20,
    lines: (figures) =>
      new Map([
        ['p50', figures.quantile(0.5, 'turn_time_to_reply', 'job').get('worker') ?? []],
        ['p95', figures.quantile(0.95, 'turn_time_to_reply', 'job').get('worker') ?? []],
      ]),
  },
  {
    title: 'Not acknowledged',
    unit: 'messages',
    limit: 100,
    lines: (figures) => short(figures.gauge('num_undelivered_messages', 'subscription', work)),
  },
  {
    title: 'Oldest not acknowledged',
    unit: 'seconds',
    limit: 300,
    lines: (figures) => short(figures.gauge('oldest_unacked_message_age', 'subscription', work)),
  },
  {
    title: 'Messages sent',
    unit: 'per minute, by outcome',
    lines: (figures) => timesAll(figures.rate('sends_total', 'outcome'), 60),
  },
  {
    title: 'Did not go well',
    unit: 'in ten minutes',
    lines: (figures) =>
      new Map([
        [
          'parked',
          sum(
            figures,
            figures.increase('pubsub_consumer_settled_total', 'pubsub_outcome', TEN_MINUTES, parked),
          ),
        ],
        ['not delivered', notDelivered(figures)],
        ['aborted answers', sum(figures, figures.increase('turn_aborts_total', 'job', TEN_MINUTES))],
        ['lease was taken', sum(figures, figures.increase('turn_lease_busy_total', 'job', TEN_MINUTES))],
      ]),
  },
  {
    title: 'Model calls',
    unit: 'per minute',
    lines: (figures) => renamed(timesAll(figures.rate('model_calls_total', 'job'), 60), { worker: 'calls' }),
  },
  {
    title: 'Model tokens',
    unit: 'per minute, by kind',
    lines: (figures) => timesAll(figures.rate('model_tokens_total', 'kind'), 60),
  },
  {
    title: 'Database round trips',
    unit: 'milliseconds, p95',
    lines: (figures) => timesAll(figures.quantile(0.95, 'store_call_duration', 'call', inTurn), 1000),
  },
  {
    title: 'Memory',
    unit: 'MB resident',
    lines: (figures) => timesAll(figures.gauge('process_memory_usage', 'job'), 1e-6),
  },
  {
    title: 'Processor',
    unit: 'cores',
    lines: (figures) => figures.rate('process_cpu_time_total', 'job'),
  },
  {
    title: 'Event loop delay',
    unit: 'milliseconds, p99',
    lines: (figures) => timesAll(figures.gauge('nodejs_eventloop_delay_p99', 'job'), 1000),
  },
];
