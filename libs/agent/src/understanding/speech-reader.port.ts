import type { ReceivedFile } from '@whatsapp-agent/contracts';

/** Turns speech into words. */
export interface SpeechReader {
  /** What is said; nothing when it cannot be made out. Rejects only with the signal's reason. */
  transcribe(file: ReceivedFile, signal: AbortSignal): Promise<string | undefined>;
}
