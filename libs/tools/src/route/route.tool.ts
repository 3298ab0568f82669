import type { Property, Route, TravelMode } from '@whatsapp-agent/contracts';
import type { z } from 'zod';
import { askPlaces } from '../place-tools/ask-places';
import { describeWhere, findPoint } from '../place-tools/place-of';
import { titleOf } from '../presentation/property-card';
import { placeTextsIn } from '../texts/places/place-texts-in';
import { textsIn } from '../texts/texts';
import { defineTool } from '../tool/define-tool';
import type { ToolContext } from '../tool/tool-context';
import type { ToolOutcome } from '../tool/tool-outcome';
import { withProperty } from '../tool/with-property';
import { findOtherEnd, type OtherEnd } from './find-other-end';
import {
  type AskedWay,
  presentNoWay,
  presentRoute,
  presentUnknownPlace,
  presentUnmeasurable,
  presentWaySilence,
  presentWhereFrom,
} from './present-route';
import { routeSchema } from './route.schema';

/** Tells the way between a place and a property. */
export const routeTool = defineTool({
  name: 'route',
  description:
    'Directions, distance and travel time between a place and one property ("how do I get there from the airport", "how far is it from Dubai Mall").',
  schema: routeSchema,
  execute: (args, context) =>
    withProperty(args.property, context, (listing) => tellWay(listing, args, context)),
});

async function tellWay(
  property: Property,
  { from, mode, towards }: z.output<typeof routeSchema>,
  context: ToolContext,
): Promise<ToolOutcome> {
  const asked: AskedWay = {
    property,
    title: titleOf(property, textsIn(context.locale)),
    where: describeWhere(property),
    texts: placeTextsIn(context.locale),
    mode: mode ?? 'drive',
    towards: towards ?? 'property',
  };
  const point = findPoint(property);
  if (!point) return presentUnmeasurable(asked);
  const end = await findOtherEnd(from, point, context);
  switch (end.kind) {
    case 'unsaid':
      return presentWhereFrom(asked);
    case 'unknown':
      return presentUnknownPlace(from ?? '', asked);
    case 'silent':
      return presentWaySilence(end.silence, asked);
    case 'found':
      return measure(end, point, asked, context);
  }
}

async function measure(
  end: Extract<OtherEnd, { kind: 'found' }>,
  point: { latitude: number; longitude: number },
  asked: AskedWay,
  context: ToolContext,
): Promise<ToolOutcome> {
  const ends = asked.towards === 'property' ? { from: end.point, to: point } : { from: point, to: end.point };
  const find = (mode: TravelMode): Promise<{ answer: Route | undefined } | { silence: 'off' | 'down' }> =>
    askPlaces(context, (places) =>
      places.findRoute({ ...ends, mode, language: context.locale }, context.signal),
    );
  const result = await find(asked.mode);
  if ('silence' in result) return presentWaySilence(result.silence, asked);
  return result.answer ? presentRoute(result.answer, end.name, ends, asked) : presentNoWay(end.name, asked);
}
