import { buildProperties, buildProperty } from '@whatsapp-agent/testing';
import { findPayloadProblems, renderReply } from '@whatsapp-agent/whatsapp';
import { COMPLETE, ToolConversation } from '../../test/tool-conversation.fake';
import { propertyDetailsTool } from '../property-details/property-details.tool';
import { searchPropertiesTool } from '../search-properties/search-properties.tool';
import { showMoreTool } from '../show-more/show-more.tool';
import type { ToolOutcome } from '../tool/tool-outcome';
import { LOCALES } from './locale';

const LONG = buildProperty({
  title: 'T'.repeat(300),
  area: 'A'.repeat(300),
  imageUrl: 'https://img.example/1.jpg',
  features: [
    'study',
    'maid_room',
    'laundry_room',
    'reception_area',
    'park_pool_view',
    'garden',
    'parking',
    'balcony',
  ],
  amenities: Array.from({ length: 40 }, (_, index) => `Amenity ${index} ${'x'.repeat(100)}`),
});

async function playAll(locale: (typeof LOCALES)[number]): Promise<ToolOutcome[]> {
  const conversation = new ToolConversation([...buildProperties(12), { ...LONG, id: 'P-99' }]);
  conversation.locale = locale;
  return [
    await conversation.call(showMoreTool),
    await conversation.call(searchPropertiesTool, { price: 'cheap' }),
    await conversation.call(searchPropertiesTool, { transaction: 'rent', types: ['villa'] }),
    await conversation.call(searchPropertiesTool, { ...COMPLETE, price: '40k', bedrooms: '2+' }),
    await conversation.call(searchPropertiesTool, { ...COMPLETE, clear: ['price'] }),
    await conversation.call(propertyDetailsTool, {}),
    await conversation.call(propertyDetailsTool, { property: '99' }),
    await conversation.call(showMoreTool),
    await conversation.call(propertyDetailsTool, { property: 'last' }),
    await conversation.call(showMoreTool),
    await conversation.call(searchPropertiesTool, { areas: ['Atlantis'] }),
  ];
}

describe.each(LOCALES)('texts in %s', (locale) => {
  it('render to messages that WhatsApp takes, without holes and without Markdown left over', async () => {
    for (const { presentation } of await playAll(locale)) {
      const messages = renderReply({ parts: presentation });
      expect(messages.length).toBeGreaterThan(0);
      for (const { payload } of messages) {
        expect(findPayloadProblems(payload)).toEqual([]);
        expect(JSON.stringify(payload)).not.toMatch(/\*\*|undefined|NaN|\[object/);
      }
    }
  });
});
