import {
  marketStatisticsTool,
  propertyDetailsTool,
  requestHumanTool,
  saveContactTool,
  showMoreTool,
} from '@whatsapp-agent/tools';
import { composeMarketStatisticsInstructions } from '../instructions/market-statistics.instructions';
import type { Specialist } from './specialist';

/** Answers questions about many listings at once. */
export const MARKET_STATISTICS: Specialist = {
  name: 'market_statistics',
  handoffDescription:
    'Market statistics: averages, cheapest, most expensive, how many, price per square foot.',
  instructions: composeMarketStatisticsInstructions,
  tools: [marketStatisticsTool, showMoreTool, propertyDetailsTool, saveContactTool, requestHumanTool],
};
