import { asList, asObject, asText, type Json } from './cloud-message';
import type { ChatButton, ChatCard, MessageContent } from './message-content';

/**
 * Reads a template message. Its wording lives with the provider; what is shown are the values it was sent with,
 * under the template's name.
 */
export function readTemplate(template: Json): MessageContent {
  const components = asList(template['components']);
  const carousel = components.find((component) => componentType(component) === 'carousel');
  const cards = carousel ? asList(carousel['cards']).map(readCard) : undefined;
  return {
    kind: 'template',
    header: asText(template['name']),
    text: valuesOf(components, 'body'),
    imageUrl: imageOf(components),
    ...(cards ? { cards } : {}),
    ...buttonsOf(components),
  };
}

function readCard(card: Json): ChatCard {
  const components = asList(card['components']);
  return {
    body: valuesOf(components, 'body') ?? '',
    imageUrl: imageOf(components),
    buttons: buttonsOf(components).buttons ?? [],
  };
}

const componentType = (component: Json) => asText(component['type'])?.toLowerCase();

function valuesOf(components: readonly Json[], type: string): string | undefined {
  const values = components
    .filter((component) => componentType(component) === type)
    .flatMap((component) => asList(component['parameters']))
    .map((parameter) => asText(parameter['text']))
    .filter((value) => value !== undefined);
  return asText(values.join(' · '));
}

function imageOf(components: readonly Json[]): string | undefined {
  return components
    .filter((component) => componentType(component) === 'header')
    .flatMap((component) => asList(component['parameters']))
    .map((parameter) => asText(asObject(parameter['image'])['link']))
    .find((link) => link !== undefined);
}

/** Quick replies; their titles belong to the template, so the payload is shown. */
function buttonsOf(components: readonly Json[]): { buttons?: ChatButton[] } {
  const buttons = components
    .filter((component) => componentType(component) === 'button' && component['sub_type'] === 'quick_reply')
    .flatMap((component) => asList(component['parameters']))
    .map((parameter) => asText(parameter['payload']))
    .filter((payload) => payload !== undefined)
    .map((payload) => ({ id: payload, title: payload }));
  return buttons.length > 0 ? { buttons } : {};
}
