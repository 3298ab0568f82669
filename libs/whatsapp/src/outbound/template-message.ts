import type { OutboundPayload } from '@whatsapp-agent/contracts';
import { WHATSAPP_LIMITS } from '../limits/limits';
import { requireCount, requireDistinct } from './payload-checks';
import {
  buildBodyComponent,
  buildButtonComponent,
  buildHeaderComponent,
  requireLanguage,
  requireTemplateName,
  type TemplateButton,
  type TemplateHeader,
  type TemplateText,
} from './template-parameter';

/** An approved template and what fills its placeholders; the only kind allowed outside the 24-hour window. */
export interface TemplateMessage {
  name: string;
  /** Language code of the approved template, e.g. `en` or `en_US`. */
  language: string;
  header?: TemplateHeader;
  body?: TemplateText[];
  buttons?: TemplateButton[];
}

/** Components a template and each card of a carousel template have in common. */
export function buildComponents(
  parts: Omit<TemplateMessage, 'name' | 'language'>,
): Record<string, unknown>[] {
  const { header, body = [], buttons = [] } = parts;
  requireDistinct(
    'template.button.index',
    buttons.map(({ index }) => String(index)),
  );
  return [
    ...(header === undefined ? [] : [buildHeaderComponent(header)]),
    ...(body.length === 0 ? [] : [buildBodyComponent(body)]),
    ...buttons.map(buildButtonComponent),
  ];
}

/** The envelope around the components. */
export function buildTemplatePayload(
  name: string,
  language: string,
  components: Record<string, unknown>[],
): OutboundPayload {
  return {
    type: 'template',
    template: {
      name: requireTemplateName(name),
      language: { policy: 'deterministic', code: requireLanguage(language) },
      ...(components.length === 0 ? {} : { components }),
    },
  };
}

/**
 * A template message. Parameters are put on one line; throws when one is empty, and on malformed names,
 * codes, payloads and URLs. That their number fits the approved template is known to WhatsApp only.
 */
export function buildTemplate(message: TemplateMessage): OutboundPayload {
  requireCount('template.buttons', message.buttons?.length ?? 0, 0, WHATSAPP_LIMITS.template.buttons);
  return buildTemplatePayload(message.name, message.language, buildComponents(message));
}
