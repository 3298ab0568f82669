/** A button of a reply. `id` comes back when it is pressed; ≤ 256 characters, unlike any other of the reply. */
export interface ReplyButton {
  id: string;
  title: string;
}

/** One property (or similar) as a card. */
export interface ReplyCard {
  title: string;
  body: string;
  imageUrl?: string;
  buttons: ReplyButton[];
}

/** A row of a list. */
export interface ReplyRow {
  id: string;
  title: string;
  description?: string;
}

/**
 * One part of an answer, free of WhatsApp's wire format and limits. The renderer turns parts into messages
 * that cannot exceed them. Texts may carry Markdown; the renderer converts it to WhatsApp's marks.
 */
export type ReplyPart =
  | { kind: 'text'; text: string; previewUrl?: boolean }
  /** `text` introduces the cards and is shown with them. */
  | { kind: 'cards'; text: string; cards: ReplyCard[] }
  | { kind: 'buttons'; text: string; footer?: string; buttons: ReplyButton[] }
  | { kind: 'list'; text: string; button: string; sections: { title: string; rows: ReplyRow[] }[] }
  | { kind: 'link'; text: string; label: string; url: string }
  | { kind: 'image'; url: string; caption?: string }
  /** A file at an address, or one that is `made` from a recipe when it is sent. */
  | { kind: 'document'; file: { url: string } | { made: string }; filename: string; caption?: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { kind: 'location_request'; text: string };

/** What an agent answers: parts in the order the customer sees them. */
export interface StructuredReply {
  parts: ReplyPart[];
}
