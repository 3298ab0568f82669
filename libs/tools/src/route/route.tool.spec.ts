import { TransientError } from '@whatsapp-agent/contracts';
import { buildProperty, InMemoryPlacesProvider } from '@whatsapp-agent/testing';
import type { ReplyPart } from '@whatsapp-agent/whatsapp';
import { COMPLETE, textOf, ToolConversation } from '../../test/tool-conversation.fake';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { routeTool } from './route.tool';

const HERE = { latitude: 25.08, longitude: 55.14 };
const AIRPORT = {
  name: 'Dubai International Airport',
  kind: 'airport' as const,
  location: { latitude: 25.2532, longitude: 55.3657 },
};

async function converse(
  listing: object = HERE,
): Promise<{ conversation: ToolConversation; places: InMemoryPlacesProvider }> {
  const conversation = new ToolConversation([buildProperty(listing)]);
  const places = new InMemoryPlacesProvider([AIRPORT]);
  conversation.places = places;
  await conversation.call(searchPropertiesTool, COMPLETE);
  return { conversation, places };
}

const urlOf = ([part]: ReplyPart[]): URL => new URL(part?.kind === 'link' ? part.url : 'about:blank');

describe('route', () => {
  it('tells length, time and steps to the property, with the way on a map', async () => {
    const { conversation } = await converse();
    const outcome = await conversation.call(routeTool, { from: 'airport' });
    expect(textOf(outcome)).toMatch(
      /^🧭 From \*\*Dubai International Airport\*\* to \*\*Marina Heights\*\*: 30 km, about 45 min by car\.\n\n1\. Head/,
    );
    expect(outcome.facts).toMatchObject({
      status: 'found',
      mode: 'drive',
      distanceMeters: expect.any(Number),
    });
    expect(Object.fromEntries(urlOf(outcome.presentation).searchParams)).toEqual({
      api: '1',
      origin: '25.2532,55.3657',
      destination: '25.08,55.14',
      travelmode: 'driving',
    });
  });

  it('leads the other way when asked to', async () => {
    const { conversation } = await converse();
    const outcome = await conversation.call(routeTool, {
      from: 'airport',
      towards: 'place',
      mode: 'transit',
    });
    expect(textOf(outcome)).toMatch(/From \*\*Marina Heights\*\* to \*\*Dubai International Airport\*\*/);
    expect(urlOf(outcome.presentation).searchParams.get('origin')).toBe('25.08,55.14');
  });

  it.each([null, 'here', 'my location', 'from my current location', 'هنا'])(
    'starts at the pin for %j',
    async (from) => {
      const { conversation } = await converse();
      conversation.pin = { latitude: 25.1, longitude: 55.2, name: 'Home *sweet*' };
      expect(textOf(await conversation.call(routeTool, { from }))).toContain('From **Home sweet** to');
    },
  );

  it('asks where from when there is neither a place nor a pin', async () => {
    const { conversation, places } = await converse();
    const outcome = await conversation.call(routeTool, {});
    expect(outcome.presentation).toEqual([
      { kind: 'location_request', text: expect.stringContaining('Where would') },
    ]);
    expect(places.calls).toEqual([]);
  });

  it('says that it does not know a place', async () => {
    const { conversation } = await converse();
    const outcome = await conversation.call(routeTool, { from: 'Atlantis **City**' });
    expect(textOf(outcome)).toContain('"Atlantis City"');
  });

  it('says when no way leads there', async () => {
    const { conversation } = await converse();
    conversation.pin = { latitude: 24, longitude: 59 };
    const outcome = await conversation.call(routeTool, { mode: 'walk' });
    expect(outcome.facts).toMatchObject({ status: 'no_way' });
    expect(textOf(outcome)).toContain('on foot');
  });

  it.each([0, 1])('is honest when the provider fails at call %i', async (calls) => {
    const { conversation, places } = await converse();
    if (calls === 1) conversation.pin = { latitude: 25.1, longitude: 55.2 };
    places.failNext(new TransientError('PLACES.TIMEOUT', 'took too long'));
    const outcome = await conversation.call(routeTool, { from: calls === 0 ? 'airport' : null });
    expect(outcome.facts).toMatchObject({ status: 'routes_unavailable' });
    expect(JSON.stringify(outcome)).not.toMatch(/PLACES\.|took too long/);
  });

  it('names building and area when the listing has no position', async () => {
    const { conversation } = await converse({ building: 'Cayan Tower' });
    const outcome = await conversation.call(routeTool, { from: 'airport' });
    expect(outcome.facts).toMatchObject({ status: 'no_position', building: 'Cayan Tower' });
  });
});
