import { PubSubBroker } from '../pubsub';
import type { DatabaseFaults } from '../supabase/database-faults';
import { FaultsService } from './faults.service';
import { PubSubFaultPanel } from './pubsub-fault.panel';
import { StrikeCounter } from './strike-counter';
import { SupabaseFaultPanel } from './supabase-fault.panel';

describe('FaultsService', () => {
  let broker: PubSubBroker;
  let database: DatabaseFaults;
  let faults: FaultsService;

  beforeEach(() => {
    broker = new PubSubBroker();
    database = {};
    faults = new FaultsService([
      new PubSubFaultPanel(broker),
      new SupabaseFaultPanel(database, new StrikeCounter()),
    ]);
  });

  it('replaces the faults of the sections that are named and leaves the others', () => {
    faults.write({ pubsub: { duplicate: 0.5 }, supabase: { slowMs: 100, refuse: true } });
    const now = faults.write({ supabase: { slowMs: 5 } });

    expect(now).toEqual({ pubsub: { duplicate: 0.5 }, supabase: { slowMs: 5 } });
    expect(broker.faults).toEqual({ duplicate: 0.5 });
    expect(database).toEqual({ slowMs: 5 });
  });

  it.each([
    [{ pubsub: { slowly: 1 } }, /slowly/],
    [{ supabase: { slow: 1 } }, /slow.*slowMs/],
    [{ supabase: { slowMs: -1 } }, /slowMs/],
    [{ supabase: { refuse: 'yes' } }, /refuse/],
    [{ supabase: null }, /object/],
    [{ kafka: {} }, /kafka.*pubsub, supabase/],
  ])('refuses %j by name and changes nothing', (document, message) => {
    faults.write({ pubsub: { delayMs: 10 } });

    expect(() => faults.write({ pubsub: { duplicate: 1 }, ...document })).toThrow(message);

    expect(faults.read()).toEqual({ pubsub: { delayMs: 10 }, supabase: {} });
  });

  it('heals everything', () => {
    faults.write({ pubsub: { unavailable: true }, supabase: { refuse: true } });

    faults.clear();

    expect(faults.read()).toEqual({ pubsub: {}, supabase: {} });
  });
});
