import type { Property } from '@whatsapp-agent/contracts';
import { cleanListingText } from '../presentation/clean-listing-text';
import { formatNumber } from '../presentation/format-number';
import { describePrice } from '../presentation/property-line';
import { textsIn } from '../texts/texts';
import { type Paragraph, writePdfPage } from './pdf-page';
import { isWestern } from './win-ansi';

const LONGEST = { title: 120, fact: 120, amenities: 600, description: 1_500 };
const TEXTS = textsIn('en');

/**
 * A one-page brochure of what a listing says, and nothing else. It is in English: the viewer's own fonts have no
 * Arabic or Devanagari, so what a lister wrote in those scripts is left to the chat.
 */
export function composeBrochure(property: Property): Buffer {
  const title = headingOf(property);
  const { description, amenities } = property;
  const paragraphs: Paragraph[] = [
    { text: title, size: 22, bold: true },
    { text: describePrice(property, TEXTS), size: 16, bold: true, above: 8 },
    ...factsOf(property).map(([label, value], index): Paragraph => ({
      text: `${label}: ${value}`,
      size: 12,
      above: index === 0 ? 14 : 2,
    })),
    ...section('Amenities', cleanListingText(amenities.filter(isWestern).join(', '), LONGEST.amenities)),
    ...section(
      'About',
      description && isWestern(description) ? cleanListingText(description, LONGEST.description) : '',
    ),
    {
      text: 'Made from the facts of the listing on the day it was sent. Prices and availability may change.',
      size: 9,
      above: 24,
    },
  ];
  return writePdfPage(title, paragraphs);
}

function headingOf({ title, type, area }: Property): string {
  const clean = cleanListingText(title, LONGEST.title);
  if (isWestern(clean)) return clean;
  const words = (type ?? 'property').replaceAll('_', ' ');
  const kind = words.charAt(0).toUpperCase() + words.slice(1);
  return area ? `${kind} in ${area}` : kind;
}

function factsOf(property: Property): [string, string][] {
  const { transaction, bedrooms, bathrooms, sizeSqft, plotSqft, area, building, parkingSpaces, balconies } =
    property;
  const facts: [string, string | number | undefined][] = [
    ['Offer', transaction === undefined ? undefined : transaction === 'rent' ? 'To rent' : 'For sale'],
    ['Bedrooms', bedrooms === 0 ? TEXTS.studio : bedrooms],
    ['Bathrooms', bathrooms],
    ['Size', sizeSqft === undefined ? undefined : TEXTS.size(formatNumber(sizeSqft))],
    ['Plot', plotSqft === undefined ? undefined : TEXTS.size(formatNumber(plotSqft))],
    ['Building', building],
    ['Area', area],
    ['Covered parking', parkingSpaces],
    ['Balconies', balconies],
    ['Features', property.features.map((feature) => TEXTS.features[feature]).join(', ')],
  ];
  return facts.flatMap(([label, value]): [string, string][] => {
    const text = value === undefined ? '' : cleanListingText(String(value), LONGEST.fact);
    return text === '' || (typeof value === 'string' && !isWestern(text)) ? [] : [[label, text]];
  });
}

function section(heading: string, text: string): Paragraph[] {
  if (text === '') return [];
  return [
    { text: heading, size: 14, bold: true, above: 14 },
    { text, size: 11, above: 2 },
  ];
}
