import { PermanentError, TransientError, type FileMaker } from '@whatsapp-agent/contracts';
import { captureError } from '../../test/capture';
import { answerJson, FakeDirectApi } from '../../test/direct-api.fake';
import { SettableClock } from '../../test/settable-clock.fake';
import { InMemoryTenantDirectory } from '../../test/tenant-directory.fake';
import { AisensyClient } from '../client/aisensy.client';
import { AisensyMessageSender } from './aisensy-message.sender';

const REQUEST = {
  tenantId: 't1',
  to: { waId: '971500000001' },
  reference: 'row-1',
  payload: { type: 'document', document: { made: 'brochure:p1', filename: 'Marina.pdf', caption: 'Here' } },
};
const FILE = { data: Buffer.from('%PDF-1.4 brochure'), mimeType: 'application/pdf' };

describe('AisensyMessageSender with a file that is made when it is sent', () => {
  let api: FakeDirectApi;
  let made: [string, string][];

  beforeEach(async () => {
    made = [];
    api = await new FakeDirectApi().start();
    api.on('POST /media', (_request, response) => answerJson(response, 200, { id: '3001' }));
    api.on('POST /messages', (_request, response) =>
      answerJson(response, 200, { messages: [{ id: 'wamid.1' }] }),
    );
  });
  afterEach(() => api.stop());

  function connect(files?: FileMaker): AisensyMessageSender {
    const directory = new InMemoryTenantDirectory();
    directory.set({ tenantId: 't1', accessToken: 'token-1', version: 1 });
    const client = new AisensyClient({ baseUrl: api.baseUrl, sendTimeoutMs: 2_000 });
    return new AisensyMessageSender(client, directory, new SettableClock(), files ? { files } : {});
  }

  const maker: FileMaker = {
    make: async (tenantId, recipe) => {
      made.push([tenantId, recipe]);
      return FILE;
    },
  };

  it('makes and uploads the file, and sends it by its id', async () => {
    await expect(connect(maker).send(REQUEST)).resolves.toEqual({ wamid: 'wamid.1' });
    expect(made).toEqual([['t1', 'brochure:p1']]);
    const [upload] = api.to('/media');
    expect(upload?.contentType).toMatch(/^multipart\/form-data/);
    expect(upload?.body.toString('latin1')).toContain('filename="Marina.pdf"');
    expect(upload?.body.toString('latin1')).toContain('%PDF-1.4 brochure');
    expect(api.bodies('/messages')[0]).toMatchObject({
      type: 'document',
      document: { id: '3001', filename: 'Marina.pdf', caption: 'Here' },
      biz_opaque_callback_data: 'row-1',
    });
    expect(JSON.stringify(api.bodies('/messages'))).not.toContain('made');
  });

  it.each([
    [
      'the upload fails',
      () => api.on('POST /media', (_request, response) => answerJson(response, 502, 'bad')),
    ],
    [
      'the upload loses its answer',
      () => api.on('POST /media', (_request, response) => void response.socket?.destroy()),
    ],
    ['the upload takes too long', () => api.on('POST /media', () => undefined)],
  ])('knows that nothing was sent when %s', async (_name, breakApi) => {
    breakApi();
    expect(await captureError(connect(maker).send(REQUEST))).toBeInstanceOf(TransientError);
    expect(api.to('/messages')).toHaveLength(0);
  });

  it('waits for the file no longer than a send may take', async () => {
    const error = await captureError(connect({ make: () => new Promise(() => undefined) }).send(REQUEST));
    expect(error).toMatchObject({ code: 'AISENSY.FILE_WAIT' });
  });

  it('passes on why a file cannot be made', async () => {
    const gone = new PermanentError('FILE.LISTING_GONE', 'gone');
    expect(await captureError(connect({ make: () => Promise.reject(gone) }).send(REQUEST))).toBe(gone);
    expect(api.to('/media')).toHaveLength(0);
  });

  it('refuses the message when nobody makes files', async () => {
    expect(await captureError(connect().send(REQUEST))).toMatchObject({ code: 'AISENSY.FILE_UNMAKEABLE' });
  });
});
