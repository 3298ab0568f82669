import { SpanKind } from '@opentelemetry/api';
import {
  AppError,
  type InboundMedia,
  type MediaStore,
  type MessageNotes,
  type PendingInbound,
  type ReceivedFile,
  type TurnContext,
} from '@whatsapp-agent/contracts';
import { runInSpan } from '@whatsapp-agent/observability';
import type { SpeechReader } from './speech-reader.port';

/** A turn whose voice notes have been heard and whose pictures have been fetched. */
export interface ReadTurn {
  turn: TurnContext;
  /** Pictures for the model as data URLs, by the id of their message. */
  pictures: ReadonlyMap<string, string>;
}

/** What media are read with; what is absent is not read. */
export interface MediaPorts {
  media?: MediaStore;
  speech?: SpeechReader;
  notes?: MessageNotes;
  /** The model takes pictures. */
  seesPictures?: boolean;
}

/** About a quarter of an hour of speech. */
const LARGEST_VOICE_NOTE = 5 * 1024 * 1024;
const LARGEST_PICTURE = 5 * 1024 * 1024;
/** More pictures of one burst are a gallery, and cost accordingly. */
const MOST_PICTURES = 3;
const PICTURE_TYPES = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** A span of somebody else's work. */
const CALL = { kind: SpanKind.CLIENT };

/** Hears voice notes and fetches pictures, all of a burst at the same time. What fails stays unread. */
export class MediaReader {
  constructor(private readonly ports: MediaPorts) {}

  /** Rejects with the signal's reason when aborted, otherwise never. */
  async read(turn: TurnContext, signal: AbortSignal): Promise<ReadTurn> {
    const pictures = new Map<string, string>();
    const shown = turn.pending.filter(({ content }) => content.kind === 'image').slice(-MOST_PICTURES);
    const [pending] = await Promise.all([
      Promise.all(turn.pending.map((message) => this.hear(message, turn, signal))),
      ...shown.map(async (message) => {
        const url = await this.fetchPicture(message, turn, signal);
        if (url !== undefined) pictures.set(message.id, url);
      }),
    ]);
    return { turn: { ...turn, pending }, pictures };
  }

  private async hear(
    message: PendingInbound,
    turn: TurnContext,
    signal: AbortSignal,
  ): Promise<PendingInbound> {
    const { content, id: inboxId } = message;
    const { speech, notes } = this.ports;
    if (content.kind !== 'audio' || content.media.transcript !== undefined || !speech) return message;
    const file = await this.fetch(content.media, LARGEST_VOICE_NOTE, turn, signal);
    const transcript = file && (await runInSpan('transcribe', CALL, () => speech.transcribe(file, signal)));
    if (transcript === undefined) return message;
    const { conversationId } = turn;
    const tenantId = turn.tenant.id;
    // Only saves hearing it again; the turn itself goes on with what it has.
    await notes?.keepTranscript({ tenantId, conversationId, inboxId, transcript }).catch(ignoreKnown);
    signal.throwIfAborted();
    return { ...message, content: { ...content, media: { ...content.media, transcript } } };
  }

  private async fetchPicture(
    { content }: PendingInbound,
    turn: TurnContext,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    if (!this.ports.seesPictures || content.kind !== 'image') return undefined;
    const file = await this.fetch(content.media, LARGEST_PICTURE, turn, signal);
    if (!file || !PICTURE_TYPES.has(file.mimeType)) return undefined;
    return `data:${file.mimeType};base64,${Buffer.from(file.data).toString('base64')}`;
  }

  private async fetch(
    media: InboundMedia,
    maxBytes: number,
    turn: TurnContext,
    signal: AbortSignal,
  ): Promise<ReceivedFile | undefined> {
    try {
      const request = { tenantId: turn.tenant.id, media, maxBytes };
      return await runInSpan('fetch media', CALL, async () => this.ports.media?.getMedia(request, signal));
    } catch (error) {
      signal.throwIfAborted();
      ignoreKnown(error);
      return undefined;
    }
  }
}

/** What a port throws is an answer: unread. Anything else is a defect. */
function ignoreKnown(error: unknown): void {
  if (!(error instanceof AppError)) throw error;
}
