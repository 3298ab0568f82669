import type { ShownList } from '../memory/shown-list.schema';
import { toShownProperty } from '../memory/shown-list.schema';
import { toCard } from '../presentation/property-card';
import { toCardFacts } from '../presentation/property-facts';
import { presentRemaining } from '../search-properties/present-results';
import { PAGE_SIZE } from '../search-properties/search-with';
import { textsIn } from '../texts/texts';
import { askCatalog, CATALOG_UNAVAILABLE } from '../tool/ask-catalog';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { showMoreSchema } from './show-more.schema';

/** Shows the next cards of the list, in the order of the search that made it. */
export const showMoreTool = defineTool({
  name: 'show_more',
  description:
    'Shows the next properties of the same search ("show more", "next", "other properties", also misspelt). Not for a changed wish: that is search_properties.',
  schema: showMoreSchema,
  async execute(_args, context) {
    const { shown } = context.memory;
    if (!shown || shown.items.length === 0) {
      return say(context, 'not_searched', textsIn(context.locale).searchFirst);
    }
    return shown.cursor === undefined ? finish(shown, context) : turnPage(shown, shown.cursor, context);
  },
});

/** Whoever asks for others is done with the property looked at, so it is let go in every case. */
function say(context: ToolContext, status: string, text: string, facts: object = {}): ToolOutcome {
  const { active: _active, ...memory } = context.memory;
  return { facts: { status, ...facts }, presentation: [{ kind: 'text', text }], memory };
}

function finish(shown: ShownList, context: ToolContext): ToolOutcome {
  const count = shown.items.length;
  return say(context, 'all_shown', textsIn(context.locale).nothingMore(count), { total: count });
}

async function turnPage(shown: ShownList, cursor: string, context: ToolContext): Promise<ToolOutcome> {
  const texts = textsIn(context.locale);
  const page = await askCatalog(context, (catalog) =>
    catalog.search({ tenantId: context.tenantId, criteria: shown.criteria, limit: PAGE_SIZE, cursor }),
  );
  if (page === CATALOG_UNAVAILABLE) return say(context, 'unavailable', texts.unavailable);
  if (page.properties.length === 0) return finish(shown, context);

  const first = shown.items.length + 1;
  const last = shown.items.length + page.properties.length;
  const total = Math.max(page.total, last);
  const more = page.nextCursor === undefined ? 0 : total - last;
  const added = page.properties.map(toShownProperty);
  const text = [texts.range(first, last, total), ...(more > 0 ? [] : [texts.allShown(total)])];
  return {
    facts: {
      status: 'shown',
      range: { first, last },
      total,
      remaining: more,
      shown: added.map((item, index) => toCardFacts(item, first + index)),
    },
    presentation: [
      {
        kind: 'cards',
        text: text.join(' '),
        cards: page.properties.map((property, index) => toCard(property, first + index, texts)),
      },
      ...presentRemaining(more, texts),
    ],
    memory: {
      slots: context.memory.slots,
      shown: {
        items: [...shown.items, ...added],
        criteria: shown.criteria,
        ...(shown.relaxation ? { relaxation: shown.relaxation } : {}),
        total,
        ...(page.nextCursor === undefined ? {} : { cursor: page.nextCursor }),
      },
    },
  };
}
