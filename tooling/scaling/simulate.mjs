import { Autoscaler } from './autoscaler.mjs';
import { EventQueue } from './event-queue.mjs';
import { Fleet } from './fleet.mjs';
import { PushWindow } from './push-window.mjs';

const LOOK_SECONDS = 5;

/**
 * How a day's messages wait for a worker.
 * @typedef {object} Policy
 * @property {'push' | 'pull'} delivery push: Pub/Sub sends requests within its window; pull: instances take what they have
 *   slots for
 * @property {number} slots turns one instance works on at once
 * @property {number} requests messages one instance holds at once; more than `slots` wait inside it
 * @property {number} min @property {number} max instances
 * @property {number} startSeconds from wanting an instance to its first message
 * @property {number} cores of an instance @property {number} cpuSeconds of one turn
 * @property {number} idleSeconds an instance that is not wanted is kept for so long
 * @property {{ start: number, most: number }} window messages Pub/Sub pushes at once, at first and at most
 *
 * @param {{ arrivals: number[], serviceSeconds: () => number, policy: Policy }} input arrivals in seconds, sorted
 */
export function simulate({ arrivals, serviceSeconds, policy }) {
  const events = new EventQueue();
  const fleet = new Fleet(policy);
  const window = new PushWindow(policy);
  const autoscaler = new Autoscaler(policy);
  const waits = [];
  const timeline = [];
  let [next, taken, mostBacklog, end] = [0, 0, 0, 0];

  const backlog = () => next - taken;
  const begin = (instance, at, arrivedAt) => {
    waits.push(at - arrivedAt);
    const seconds = serviceSeconds() + fleet.queueingSeconds(instance);
    events.push({ at: at + seconds, kind: 'done', instance });
  };
  const dispatch = (at) => {
    while (backlog() > 0 && window.hasRoom(fleet.accepted)) {
      const instance = fleet.findRoom(at);
      if (!instance) return;
      const arrivedAt = arrivals[taken];
      taken += 1;
      if (fleet.accept(instance, arrivedAt)) begin(instance, at, arrivedAt);
    }
  };
  const look = (at) => {
    const waiting = Math.min(backlog(), window.room(fleet.accepted));
    const wanted = autoscaler.wanted({ accepted: fleet.accepted, busyCores: fleet.busyCores(), waiting });
    for (const readyAt of fleet.resize(wanted, at)) events.push({ at: readyAt, kind: 'ready' });
    window.look();
    timeline.push({ at, backlog: backlog(), instances: fleet.size, accepted: fleet.accepted });
    if (next < arrivals.length || fleet.accepted > 0 || backlog() > 0)
      events.push({ at: at + LOOK_SECONDS, kind: 'look' });
  };

  if (arrivals.length > 0) events.push({ at: arrivals[0], kind: 'arrival' });
  events.push({ at: 0, kind: 'look' });
  for (let event = events.pop(); event; event = events.pop()) {
    const { at, kind, instance } = event;
    end = at;
    if (kind === 'arrival') {
      next += 1;
      if (next < arrivals.length) events.push({ at: arrivals[next], kind });
    } else if (kind === 'done') {
      const arrivedAt = fleet.finish(instance, at);
      if (arrivedAt !== undefined) begin(instance, at, arrivedAt);
    } else if (kind === 'look') look(at);
    dispatch(at);
    mostBacklog = Math.max(mostBacklog, backlog() + fleet.heldBack());
  }
  return { waits, timeline, mostBacklog, seconds: end, instanceSeconds: fleet.instanceSeconds(end) };
}
