import { TransientError } from '@whatsapp-agent/contracts';
import { buildProperty, InMemoryPlacesProvider } from '@whatsapp-agent/testing';
import { findPayloadProblems, findRecipe, renderReply, withMediaId } from '@whatsapp-agent/whatsapp';
import { COMPLETE, ToolConversation } from '../../../test/tool-conversation.fake';
import { nearbyPlacesTool } from '../../nearby-places/nearby-places.tool';
import { routeTool } from '../../route/route.tool';
import { searchPropertiesTool } from '../../search-properties/search-properties.tool';
import { sendBrochureTool } from '../../send-brochure/send-brochure.tool';
import { shareLocationTool } from '../../share-location/share-location.tool';
import type { ToolOutcome } from '../../tool/tool-outcome';
import { LOCALES } from '../locale';
import { placeTextsIn } from './place-texts-in';

const HERE = { latitude: 25.08, longitude: 55.14 };
const LONG = 'N'.repeat(400);

async function playAll(locale: (typeof LOCALES)[number], listing: object): Promise<ToolOutcome[]> {
  const conversation = new ToolConversation([buildProperty(listing)]);
  const places = new InMemoryPlacesProvider(
    (['school', 'metro', 'airport'] as const).map((kind) => ({
      name: `${kind} ${LONG}`,
      kind,
      location: HERE,
      address: LONG,
      rating: 4,
    })),
  );
  conversation.locale = locale;
  await conversation.call(searchPropertiesTool, COMPLETE);
  const off = [
    await conversation.call(nearbyPlacesTool, {}),
    await conversation.call(routeTool, { from: 'x' }),
  ];
  conversation.places = places;
  const failing = async (call: () => Promise<ToolOutcome>): Promise<ToolOutcome> => {
    places.failNext(new TransientError('PLACES.UNAVAILABLE', 'down'));
    return call();
  };
  return [
    ...off,
    await conversation.call(shareLocationTool),
    await conversation.call(sendBrochureTool),
    await conversation.call(nearbyPlacesTool, { kind: 'school' }),
    await conversation.call(nearbyPlacesTool, { kind: 'school, metro, gym' }),
    await conversation.call(nearbyPlacesTool, {}),
    await conversation.call(nearbyPlacesTool, { kind: 'gym' }),
    await failing(() => conversation.call(nearbyPlacesTool, { kind: 'gym' })),
    await conversation.call(routeTool, {}),
    await conversation.call(routeTool, { from: 'Atlantis' }),
    await conversation.call(routeTool, { from: 'airport', mode: 'transit' }),
    await failing(() => conversation.call(routeTool, { from: 'airport' })),
  ];
}

describe.each(LOCALES)('texts about places in %s', (locale) => {
  it.each([
    ['everything', HERE],
    ['no position', {}],
    ['nothing but a title', { area: undefined, building: undefined, title: LONG }],
  ])('render to messages that WhatsApp takes, for a listing with %s', async (_name, listing) => {
    for (const { presentation } of await playAll(locale, listing)) {
      const messages = renderReply({ parts: presentation });
      expect(messages.length).toBeGreaterThan(0);
      for (const { payload } of messages) {
        const sent = findRecipe(payload) === undefined ? payload : withMediaId(payload, '1');
        expect(findPayloadProblems(sent)).toEqual([]);
        expect(JSON.stringify(payload)).not.toMatch(/\*\*|undefined|NaN|\[object/);
      }
    }
  });

  it('have titles of buttons that fit', () => {
    for (const title of Object.values(placeTextsIn(locale).buttons))
      expect(title.length).toBeLessThanOrEqual(20);
  });
});
