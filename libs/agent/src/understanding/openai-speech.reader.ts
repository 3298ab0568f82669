import type { ReceivedFile } from '@whatsapp-agent/contracts';
import OpenAI, { toFile } from 'openai';
import type { SpeechReader } from './speech-reader.port';

/** How the audio endpoint is reached. */
export interface SpeechOptions {
  baseUrl?: string;
  apiKey: string;
  /** E.g. `gpt-4o-mini-transcribe` or `whisper-1`. */
  model: string;
  timeoutMs: number;
}

const OPENAI_URL = 'https://api.openai.com/v1';
/** Longest transcript that is kept; a voice note of a quarter of an hour. */
const LONGEST_TRANSCRIPT = 4_000;
/** The endpoint goes by the name of a file. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
};

/** Speech through OpenAI's audio endpoint, or any that speaks the same. */
export class OpenAiSpeechReader implements SpeechReader {
  private readonly client: OpenAI;

  constructor(private readonly options: SpeechOptions) {
    this.client = new OpenAI({
      apiKey: options.apiKey,
      baseURL: options.baseUrl ?? OPENAI_URL,
      organization: null,
      project: null,
      timeout: options.timeoutMs,
      // Who waits for an answer is better off typing than waiting for a second try.
      maxRetries: 0,
      logLevel: 'off',
    });
  }

  async transcribe({ data, mimeType }: ReceivedFile, signal: AbortSignal): Promise<string | undefined> {
    const extension = EXTENSIONS[mimeType];
    if (extension === undefined) return undefined;
    try {
      const file = await toFile(data, `voice.${extension}`, { type: mimeType });
      const { text } = await this.client.audio.transcriptions.create(
        { file, model: this.options.model },
        { signal },
      );
      return text.trim().slice(0, LONGEST_TRANSCRIPT) || undefined;
    } catch {
      // Whatever the reason, the customer is asked to type; nothing of the note may get into an error.
      signal.throwIfAborted();
      return undefined;
    }
  }
}
