import { describeTopology } from './whatsapp-topology';

describe(describeTopology, () => {
  const topology = describeTopology({
    topic: 'topic',
    subscription: 'turns',
    statusSubscription: 'statuses',
    deadLetterTopic: 'dead',
    deadLetterSubscription: 'dead-sub',
  });

  it('leaves no topic without a subscription', () => {
    for (const { name } of topology.topics) {
      expect(topology.subscriptions.some(({ topic }) => topic === name)).toBe(true);
    }
  });

  it('gives every message of the topic to exactly one of its subscriptions', () => {
    const filters = topology.subscriptions
      .filter(({ topic }) => topic === 'topic')
      .map((each) => ('filter' in each ? each.filter : ''));
    expect(filters).toEqual([
      'attributes.pattern != "whatsapp.status.v1"',
      'attributes.pattern = "whatsapp.status.v1"',
    ]);
  });

  it('parks only after many attempts', () => {
    for (const each of topology.subscriptions) {
      if ('deadLetter' in each) expect(each.deadLetter).toEqual({ topic: 'dead', maxAttempts: 100 });
    }
  });
});
