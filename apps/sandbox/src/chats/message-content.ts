/** A button the customer may press; `id` comes back with the press. */
export interface ChatButton {
  id: string;
  title: string;
}

/** A button that opens an address. */
export interface ChatLink {
  label: string;
  url: string;
}

/** One card of a carousel. */
export interface ChatCard {
  title?: string;
  body: string;
  imageUrl?: string;
  buttons: ChatButton[];
  link?: ChatLink;
}

export interface ChatListRow extends ChatButton {
  description?: string;
}

/** A list message: `button` opens it. */
export interface ChatList {
  button: string;
  sections: { title?: string; rows: ChatListRow[] }[];
}

/** What a message kind is called in the control API; wire types that are not listed keep their own name. */
export const CHAT_KINDS = [
  'text',
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'reaction',
  'buttons',
  'list',
  'link',
  'carousel',
  'location_request',
  'flow',
  'template',
  'press',
] as const;

/** What a person sees of a Cloud-API message, whoever wrote it. */
export interface MessageContent {
  kind: string;
  text?: string;
  header?: string;
  footer?: string;
  imageUrl?: string;
  audioUrl?: string;
  cards?: ChatCard[];
  buttons?: ChatButton[];
  list?: ChatList;
  link?: ChatLink;
  document?: { filename: string; url?: string };
  location?: { latitude: number; longitude: number; name?: string; address?: string };
  reaction?: { messageId: string; emoji?: string };
  /** The message this one answers. */
  quotedId?: string;
}
