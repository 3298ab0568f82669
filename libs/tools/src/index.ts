export { ANY, type SearchSlots, searchSlotsSchema } from './memory/search-slots.schema';
export { type ShownList, type ShownProperty } from './memory/shown-list.schema';
export {
  EMPTY_PROPERTY_MEMORY,
  type PropertyMemory,
  propertyMemorySchema,
} from './memory/property-memory.schema';
export { composeBrochure } from './brochure/compose-brochure';
export { readBrochureRecipe } from './brochure/brochure-recipe';
export { nearbyPlacesTool, showNearby } from './nearby-places/nearby-places.tool';
export { type CustomerPin, customerPinSchema } from './place-tools/customer-pin.schema';
export { toCardFacts } from './presentation/property-facts';
export { describeProperty, propertyDetailsTool } from './property-details/property-details.tool';
export { comparePropertiesTool } from './compare-properties/compare-properties.tool';
export { marketStatisticsTool } from './market-statistics/market-statistics.tool';
export { refineTool } from './refine/refine.tool';
export { searchPropertiesTool } from './search-properties/search-properties.tool';
export { PAGE_SIZE, searchWith } from './search-properties/search-with';
export { routeTool } from './route/route.tool';
export { sendBrochure, sendBrochureTool } from './send-brochure/send-brochure.tool';
export { shareLocation, shareLocationTool } from './share-location/share-location.tool';
export { showMoreTool } from './show-more/show-more.tool';
export { detectLocale, type Locale, LOCALES, toLocale } from './texts/locale';
export { type PropertyTexts } from './texts/property-texts';
export { textsIn } from './texts/texts';
export { type AgentTool, defineTool } from './tool/define-tool';
export { ToolArgumentsError } from './tool/tool-arguments.error';
export { type Customer, type ToolContext } from './tool/tool-context';
export { type ToolOutcome } from './tool/tool-outcome';
export { findNumbers } from './wording/number-grammar';
export { foldText } from './wording/fold-text';
export { replaceNumberWords } from './wording/number-words';
export { stageAreaExpert } from './area-expert/stage-area-expert';
export { requestHumanTool, stageHandover } from './request-human/request-human.tool';
export { readName } from './save-contact/read-name';
export { saveContactTool } from './save-contact/save-contact.tool';
export { visitTextsIn } from './texts/visits/visit-texts-in';
export { type VisitTexts } from './texts/visits/visit-texts';
export { formatVisitTime } from './visit-time/format-visit-time';
export { parseVisitTime } from './visit-time/parse-visit-time';
export { arrangeVisit } from './visits/arrange-visit';
export { cancelVisitTool } from './visits/cancel-visit.tool';
export { listVisitsTool } from './visits/list-visits.tool';
export { findPendingVisit, forgetPendingVisit } from './visits/pending-visit';
export { rescheduleVisitTool } from './visits/reschedule-visit.tool';
export { scheduleVisitTool } from './visits/schedule-visit.tool';
