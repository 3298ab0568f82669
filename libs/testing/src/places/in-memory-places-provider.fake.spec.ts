import { TransientError } from '@whatsapp-agent/contracts';
import { InMemoryPlacesProvider } from './in-memory-places-provider.fake';
import { describePlacesProvider } from './places-provider.conformance';

describePlacesProvider('memory', async () => {
  const provider = new InMemoryPlacesProvider([
    { name: 'DAMAC Properties Metro', kind: 'metro', location: { latitude: 25.0805, longitude: 55.1477 } },
    { name: 'Sobha Realty Metro', kind: 'metro', location: { latitude: 25.0709, longitude: 55.1383 } },
    { name: 'Dubai Marina Mall', kind: 'mall', location: { latitude: 25.0764, longitude: 55.1405 } },
    { name: 'The Dubai Mall', kind: 'mall', location: { latitude: 25.1985, longitude: 55.2796 } },
  ]);
  return {
    provider,
    breakNextCall: async () => provider.failNext(new TransientError('PLACES.UNAVAILABLE', 'an outage')),
  };
});
