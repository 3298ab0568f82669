import { randomInt } from 'node:crypto';

/** A media file. */
export interface MediaFile {
  mimeType: string;
  data: Buffer;
}

/** The files customers and businesses uploaded, in memory. */
export class MediaShelf {
  private readonly files = new Map<string, MediaFile>();

  /** @returns the media id: digits, as Meta's are. */
  put(file: MediaFile): string {
    const id = `3${String(randomInt(1e12)).padStart(12, '0')}`;
    this.files.set(id, file);
    return id;
  }

  find(id: string): MediaFile | undefined {
    return this.files.get(id);
  }

  /** @returns whether there was such a file. */
  delete(id: string): boolean {
    return this.files.delete(id);
  }

  clear(): void {
    this.files.clear();
  }
}
