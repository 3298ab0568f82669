import { PermanentError } from '@whatsapp-agent/contracts';
import { captureError } from '../../test/capture';
import { answerJson, FakeDirectApi } from '../../test/direct-api.fake';
import { SettableClock } from '../../test/settable-clock.fake';
import { InMemoryTenantDirectory } from '../../test/tenant-directory.fake';
import { AisensyClient } from '../client/aisensy.client';
import { AisensyMediaStore } from './aisensy-media.store';

describe('AisensyMediaStore', () => {
  let api: FakeDirectApi;
  let directory: InMemoryTenantDirectory;
  let store: AisensyMediaStore;

  beforeEach(async () => {
    api = await new FakeDirectApi().start();
    directory = new InMemoryTenantDirectory();
    directory.set({ tenantId: 't1', accessToken: 'token-1', version: 1 });
    store = new AisensyMediaStore(
      new AisensyClient({ baseUrl: api.baseUrl }),
      directory,
      new SettableClock(),
    );
    api.on('POST /get-media', (_request, response) => {
      response.writeHead(200, { 'content-type': 'audio/ogg; codecs=opus' }).end('OggS');
    });
  });
  afterEach(() => api.stop());

  const get = (media: object, maxBytes = 100) => store.getMedia({ tenantId: 't1', media, maxBytes });

  it('fetches a file by its id with the bearer of the tenant', async () => {
    await expect(get({ id: '77', url: 'https://elsewhere.example/x' })).resolves.toEqual({
      data: Buffer.from('OggS'),
      mimeType: 'audio/ogg',
    });
    expect(api.requests).toHaveLength(1);
    expect(api.requests[0]).toMatchObject({
      authorization: 'Bearer token-1',
      path: '/get-media?responseType=stream',
    });
    expect(api.bodies('/get-media')).toEqual([{ id: '77' }]);
  });

  it('fetches by the address where there is no id, without the bearer, from known hosts only', async () => {
    api.on('GET /file/7', (_request, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end('jpg');
    });
    await expect(get({ url: `${api.baseUrl}/file/7` })).resolves.toMatchObject({ mimeType: 'image/jpeg' });
    expect(api.requests[0]?.authorization).toBeUndefined();
    expect(await captureError(get({ url: 'https://169.254.169.254/latest' }))).toMatchObject({
      code: 'AISENSY.MEDIA_URL_REFUSED',
    });
  });

  it('stops at the size that was allowed', async () => {
    const error = await captureError(get({ id: '77' }, 3));
    expect(error).toBeInstanceOf(PermanentError);
    expect(error.code).toBe('AISENSY.MEDIA_TOO_LARGE');
  });

  it('buys a new token when its own is refused', async () => {
    directory.set({ tenantId: 't1', accessToken: 'stale', refreshToken: 'refresh', version: 1 });
    api.on('POST /users/regenrate-token', (_request, response) =>
      answerJson(response, 200, { users: [{ token: 'fresh' }] }),
    );
    api.on('POST /get-media', (request, response) => {
      if (request.authorization === 'Bearer fresh') response.writeHead(200).end('ok');
      else answerJson(response, 401, { message: 'Invalid Token!' });
    });
    await expect(get({ id: '77' })).resolves.toMatchObject({ mimeType: 'application/octet-stream' });
  });

  it('parks a file without id and address', async () => {
    expect(await captureError(get({}))).toMatchObject({ code: 'AISENSY.MEDIA_UNNAMED' });
  });
});
