import { PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { buildProperty, InMemoryPlacesProvider, type KnownPlace } from '@whatsapp-agent/testing';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { nearbyPlacesTool, showNearby } from './nearby-places.tool';

const HERE = { latitude: 25.08, longitude: 55.14 };
const at = (north: number): KnownPlace['location'] => ({
  latitude: HERE.latitude + north,
  longitude: HERE.longitude,
});
const PLACES: KnownPlace[] = [
  { name: 'Far School', kind: 'school', location: at(0.03), address: 'Far Road' },
  { name: 'Near School', kind: 'school', location: at(0.005), rating: 4.55, address: 'Near Road' },
  { name: '*Bold* School', kind: 'school', location: at(0.01), rating: 4 },
  { name: 'Fourth School', kind: 'school', location: at(0.04) },
  { name: 'Metro One', kind: 'metro', location: at(0.008) },
];

async function converse(
  places: InMemoryPlacesProvider | undefined,
  listing: object = HERE,
): Promise<ToolConversation> {
  const conversation = new ToolConversation([buildProperty(listing)]);
  if (places) conversation.places = places;
  await conversation.call(searchPropertiesTool, COMPLETE);
  return conversation;
}

describe('nearby_places', () => {
  it('lists the nearest three with star, distance and address, and hands the model the same figures', async () => {
    const conversation = await converse(new InMemoryPlacesProvider(PLACES));
    const outcome = await conversation.call(nearbyPlacesTool, { kind: 'What are nearby schools' });
    expect(
      textOf(outcome)
        .split('\n')
        .filter((line) => line !== ''),
    ).toEqual([
      '📍 Schools near **Marina Heights**:',
      '1. **Near School** · ⭐ 4.5 · 560 m · Near Road',
      '2. **Bold School** · ⭐ 4.0 · 1.1 km',
      '3. **Far School** · 3.3 km · Far Road',
      'Distances are as the crow flies.',
    ]);
    expect(outcome.facts).toMatchObject({
      status: 'found',
      found: [{ looked_for: 'schools', places: [{ name: 'Near School', distanceMeters: 556 }, {}, {}] }],
    });
  });

  it('answers for several kinds at once and says what it did not find', async () => {
    const conversation = await converse(new InMemoryPlacesProvider(PLACES));
    const text = textOf(await conversation.call(nearbyPlacesTool, { kind: 'metro, hospital' }));
    expect(text).toContain('Metro One');
    expect(text).toContain('I found no hospitals near **Marina Heights**.');
  });

  it('gives an overview when nothing in particular is asked', async () => {
    const places = new InMemoryPlacesProvider(PLACES);
    const conversation = await converse(places);
    const text = textOf(await conversation.call(nearbyPlacesTool, { kind: null }));
    expect(text).toContain('📍 Around **Marina Heights**:');
    expect(text).toContain('Schools:\n**Near School**');
    expect(text).not.toContain('I found no');
    expect(places.calls).toHaveLength(5);
  });

  it('searches a name that is no kind by its words', async () => {
    const conversation = await converse(new InMemoryPlacesProvider(PLACES));
    const text = textOf(await conversation.call(nearbyPlacesTool, { kind: 'the nearest Metro One?' }));
    expect(text).toContain('Metro One');
  });

  it.each([
    ['an outage', new TransientError('PLACES.UNAVAILABLE', 'HTTP 503 of the provider')],
    ['a refusal', new PermanentError('PLACES.KEY_REFUSED', 'the key is bad')],
  ])('tells of %s in friendly words and offers the location', async (_name, error) => {
    const places = new InMemoryPlacesProvider(PLACES);
    const conversation = await converse(places);
    places.failNext(error);
    const outcome = await conversation.call(nearbyPlacesTool, { kind: 'gym' });
    expect(textOf(outcome)).toContain('share its location');
    expect(JSON.stringify(outcome)).not.toMatch(/PLACES\.|HTTP|key is bad/);
    expect(outcome.presentation).toEqual([
      expect.objectContaining({ kind: 'buttons', buttons: [{ id: '1l:P-1', title: 'Share location' }] }),
    ]);
  });

  it('offers other kinds when there is none', async () => {
    const conversation = await converse(new InMemoryPlacesProvider([]));
    const text = textOf(await conversation.call(nearbyPlacesTool, { kind: 'nearest gym' }));
    expect(text).toContain('I found no gyms near **Marina Heights**.');
    expect(text).toContain('schools, hospitals');
  });

  it('says politely that it cannot look around when nothing is configured', async () => {
    const conversation = await converse(undefined);
    expect((await conversation.call(nearbyPlacesTool, { kind: 'gym' })).facts).toEqual({
      status: 'places_unavailable',
    });
  });

  it('explains a missing position, names the building and offers the location', async () => {
    const places = new InMemoryPlacesProvider(PLACES);
    const conversation = await converse(places, { building: 'Cayan Tower' });
    const outcome = await conversation.call(nearbyPlacesTool, { kind: 'Nearby schools' });
    expect(textOf(outcome)).toMatch(/isn't listed.*Cayan Tower, Dubai Marina.*location/s);
    expect(places.calls).toEqual([]);
  });

  it('answers a pressed button with the overview', async () => {
    const conversation = await converse(new InMemoryPlacesProvider(PLACES));
    const outcome = await showNearby('P-1', conversation.toContext());
    expect(outcome.facts).toMatchObject({ status: 'found' });
  });

  it('ends with the reason when newer input aborts it', async () => {
    const conversation = await converse(new InMemoryPlacesProvider(PLACES));
    const reason = new Error('newer input');
    const context = { ...conversation.toContext(), signal: AbortSignal.abort(reason) };
    await expect(nearbyPlacesTool.run({ kind: 'gym' }, context)).rejects.toBe(reason);
  });
});
