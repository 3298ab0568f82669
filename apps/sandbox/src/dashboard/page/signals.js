import { last, sum } from './lines.js';
import { answered, dead, notDelivered, work } from './questions.js';

/** The tiles on top: `value` of the last moment, red when `over`. */
export const SIGNALS = [
  up('ingestion'),
  up('worker'),
  {
    title: 'Answered, 30 min',
    value: (figures) => last(sum(figures, figures.increase('turns_total', 'job', 1800, answered))),
  },
  {
    title: 'Answers take, p95',
    unit: 's',
    value: (figures) => last(figures.quantile(0.95, 'turn_time_to_reply', 'job').get('worker') ?? []),
    over: (value) => value > 20,
  },
  {
    title: 'Waiting messages',
    value: (figures) => last(sum(figures, figures.gauge('num_undelivered_messages', 'subscription', work))),
    over: (value) => value > 100,
  },
  {
    title: 'Dead letters',
    value: (figures) => last(sum(figures, figures.gauge('num_undelivered_messages', 'subscription', dead))),
    over: (value) => value > 0,
  },
  {
    title: 'Not delivered, 10 min',
    value: (figures) => last(notDelivered(figures)),
    over: (value) => value > 5,
  },
  {
    title: 'Model cost, 30 min',
    unit: '$',
    value: (figures) => last(sum(figures, figures.increase('model_cost_total', 'job', 1800))),
  },
];

function up(job) {
  return {
    title: job,
    value: (figures) => last(figures.gauge('up', 'job').get(job) ?? []),
    text: (value) => (value === 1 ? 'up' : 'no answer'),
    over: (value) => value === 0,
  };
}
