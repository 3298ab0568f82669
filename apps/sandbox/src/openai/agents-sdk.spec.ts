import {
  Agent,
  OpenAIChatCompletionsModel,
  OpenAIResponsesModel,
  Runner,
  setTracingDisabled,
  tool,
} from '@openai/agents';
import { z } from 'zod';
import { OpenAiHarness } from './test/openai.harness';

const HOMES = { total: 1, homes: [{ title: 'Juniper Row 3', priceAed: 123_450, bedrooms: 3 }] };

/** Two toy agents under the real runner: a concierge who can only hand over, and a finder. */
describe('the Agents SDK on the stand-in', () => {
  let harness: OpenAiHarness;
  let searched: unknown[];

  beforeAll(async () => {
    setTracingDisabled(true);
    harness = await OpenAiHarness.start();
  });
  beforeEach(() => {
    searched = [];
    harness.reset();
  });
  afterAll(() => harness.stop());

  function createConcierge(): Agent {
    const searchHomes = tool({
      name: 'search_homes',
      description: 'Searches the homes on offer.',
      parameters: z.object({
        deal: z.enum(['buy', 'rent']).nullable(),
        home_types: z.array(z.enum(['Villa', 'Apartment', 'Townhouse'])).nullable(),
        location: z.string().nullable(),
        min_bedrooms: z.number().int().nullable(),
      }),
      execute: async (input) => {
        searched.push(input);
        return JSON.stringify(HOMES);
      },
    });
    const finder = new Agent({
      name: 'home_finder',
      handoffDescription: 'Finds homes to rent or buy.',
      instructions: 'Find homes.',
      tools: [searchHomes],
    });
    const gardener = new Agent({ name: 'gardener', handoffDescription: 'Talks about plants.' });
    return new Agent({ name: 'concierge', instructions: 'Greet.', handoffs: [gardener, finder] });
  }

  const models = {
    'chat completions': () => new OpenAIChatCompletionsModel(harness.client, 'm'),
    responses: () => new OpenAIResponsesModel(harness.client, 'm'),
  };

  describe.each(Object.entries(models))('over %s', (_name, createModel) => {
    it.each([false, true])('hands over, searches and words the result (streamed: %s)', async (stream) => {
      const runner = new Runner({ model: createModel() });
      const input = 'we want to buy a townhouse with 3 or more bedrooms in Tilal Al Ghaf';
      const result = stream
        ? await runner.run(createConcierge(), input, { stream: true })
        : await runner.run(createConcierge(), input);
      if ('completed' in result) await result.completed;

      expect(searched).toEqual([
        { deal: 'buy', home_types: ['Townhouse'], location: 'Tilal Al Ghaf', min_bedrooms: 3 },
      ]);
      expect(result.lastAgent?.name).toBe('home_finder');
      expect(result.finalOutput).toContain('Juniper Row 3');
      expect(result.finalOutput).toContain('123,450');
      const requests = harness.standIn.requests.list();
      expect(requests.map(({ toolCalls }) => toolCalls)).toEqual([
        ['transfer_to_home_finder'],
        ['search_homes'],
        [],
      ]);
      expect(requests.every((request) => request.stream === stream)).toBe(true);
    });

    it('makes a call again whose arguments arrived broken, once', async () => {
      harness.standIn.play([
        { toolCalls: [{ name: 'transfer_to_home_finder', arguments: '{}' }] },
        { toolCalls: [{ name: 'search_homes', arguments: '{"deal": "re' }] },
      ]);
      const result = await new Runner({ model: createModel() }).run(createConcierge(), 'a villa to rent');
      expect(searched).toEqual([{ deal: 'rent', home_types: ['Villa'], location: null, min_bedrooms: null }]);
      expect(result.finalOutput).toContain('Juniper Row 3');
    });

    it('keeps small talk with the first agent', async () => {
      const result = await new Runner({ model: createModel() }).run(createConcierge(), 'good morning!');
      expect(result.lastAgent?.name).toBe('concierge');
      expect(result.finalOutput).toContain('rent or buy');
      expect(searched).toEqual([]);
      expect(harness.standIn.requests.list()).toHaveLength(1);
    });
  });
});
