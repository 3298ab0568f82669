import type { MediaFile } from './media-shelf';

/** Takes the `file` out of a multipart body; nothing when there is none. */
export async function readUpload(body: Buffer, contentType: string): Promise<MediaFile | undefined> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { 'content-type': contentType },
    }).formData();
    const file = form.get('file');
    if (file === null || typeof file === 'string') return undefined;
    const mimeType = file.type || 'application/octet-stream';
    return { mimeType, data: Buffer.from(await file.arrayBuffer()) };
  } catch {
    return undefined;
  }
}
