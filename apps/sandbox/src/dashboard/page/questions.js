import { sum } from './lines.js';

export const own = ({ http_route: route }) => !/^\/(health|metrics|docs)/.test(route ?? '');
export const failed = (labels) => own(labels) && /^5/.test(labels.http_response_status_code ?? '');
export const TEN_MINUTES = 600;

export const dead = ({ subscription }) => subscription.includes('dead-letter');
export const work = (labels) => !dead(labels);
export const parked = ({ pubsub_outcome: outcome }) => outcome === 'parked';
export const answered = ({ outcome }) => outcome === 'answered';
export const isFailed = ({ outcome, state }) => (state ?? outcome) === 'failed';
export const inTurn = ({ call }) => ['record', 'begin', 'commit', 'settle'].includes(call);

export function notDelivered(figures) {
  return sum(
    figures,
    new Map([
      ['sends', sum(figures, figures.increase('sends_total', 'outcome', TEN_MINUTES, isFailed))],
      ['statuses', sum(figures, figures.increase('statuses_total', 'state', TEN_MINUTES, isFailed))],
    ]),
  );
}
