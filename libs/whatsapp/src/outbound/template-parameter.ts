import { WHATSAPP_LIMITS } from '../limits/limits';
import { InvalidPayloadError } from './invalid-payload.error';
import { requireMedia, type MediaSource } from './media-source';
import { requireId, requireText } from './payload-checks';

/** A value for a placeholder of an approved template. `name` for named placeholders. */
export interface TemplateText {
  text: string;
  name?: string;
}

/** What fills the header of a template. */
export type TemplateHeader =
  | { kind: 'text'; text: string }
  | { kind: 'image' | 'video' | 'document'; media: MediaSource; filename?: string }
  | { kind: 'location'; latitude: number; longitude: number; name: string; address: string };

/** What fills one button of a template, by its position in the approved template. */
export type TemplateButton =
  | { kind: 'quick_reply'; index: number; payload: string }
  | { kind: 'url'; index: number; suffix: string }
  | { kind: 'copy_code'; index: number; code: string };

type Component = Record<string, unknown>;

/** Templates refuse line breaks, tabs and more than four spaces in a row. Throws when nothing is left. */
export function normaliseParameter(field: string, text: string): string {
  return requireText(field, text.replace(/\s+/gu, ' '), WHATSAPP_LIMITS.template.parameter);
}

function buildHeaderParameter(header: TemplateHeader): Component {
  switch (header.kind) {
    case 'text':
      return { type: 'text', text: normaliseParameter('template.header', header.text) };
    case 'location': {
      const { latitude, longitude, name, address } = header;
      return { type: 'location', location: { latitude, longitude, name, address } };
    }
    case 'image':
    case 'video':
    case 'document': {
      const media = requireMedia('template.header', header.media);
      const filename = header.filename === undefined ? {} : { filename: header.filename };
      return { type: header.kind, [header.kind]: { ...media, ...filename } };
    }
  }
}

/** Component `header`. */
export function buildHeaderComponent(header: TemplateHeader): Component {
  return { type: 'header', parameters: [buildHeaderParameter(header)] };
}

/** Component `body`: the placeholders in order. */
export function buildBodyComponent(texts: TemplateText[]): Component {
  const parameters = texts.map(({ text, name }) => ({
    type: 'text',
    ...(name === undefined ? {} : { parameter_name: name }),
    text: normaliseParameter('template.body', text),
  }));
  return { type: 'body', parameters };
}

function buildButtonParameter(button: TemplateButton): Component {
  const limits = WHATSAPP_LIMITS.template;
  switch (button.kind) {
    case 'quick_reply':
      return {
        type: 'payload',
        payload: requireId('template.button.payload', button.payload, limits.payload),
      };
    case 'url':
      return { type: 'text', text: requireId('template.button.suffix', button.suffix, WHATSAPP_LIMITS.url) };
    case 'copy_code':
      return {
        type: 'coupon_code',
        coupon_code: requireId('template.button.code', button.code, limits.coupon),
      };
  }
}

/** Component `button`. The index travels as a string. */
export function buildButtonComponent(button: TemplateButton): Component {
  if (
    !Number.isInteger(button.index) ||
    button.index < 0 ||
    button.index >= WHATSAPP_LIMITS.template.buttons
  ) {
    throw new InvalidPayloadError('template.button.index', 'must be 0 to 9');
  }
  return {
    type: 'button',
    sub_type: button.kind,
    index: String(button.index),
    parameters: [buildButtonParameter(button)],
  };
}

/** Checks the name of an approved template; never changed, because it names another one then. */
export function requireTemplateName(name: string): string {
  if (!/^[a-z0-9_]{1,512}$/.test(name)) {
    throw new InvalidPayloadError(
      'template.name',
      'must be 1 to 512 lower-case letters, digits or underscores',
    );
  }
  return name;
}

/** Checks a language code such as `en` or `en_US`. */
export function requireLanguage(code: string): string {
  if (!/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/.test(code)) {
    throw new InvalidPayloadError('template.language', 'must be a code such as en or en_US');
  }
  return code;
}
