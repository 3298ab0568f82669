import { PermanentError, TransientError } from '@whatsapp-agent/contracts';
import { buildProperty, InMemoryPropertyCatalog } from '@whatsapp-agent/testing';
import { BrochureFileMaker } from '../src/files/brochure-file-maker';

describe('BrochureFileMaker', () => {
  const catalog = new InMemoryPropertyCatalog({ 'tenant-1': [buildProperty({ id: 'p1' })] });
  const maker = new BrochureFileMaker(catalog);

  it('makes a PDF of the listing as it is now', async () => {
    const { data, mimeType } = await maker.make('tenant-1', 'brochure:p1');
    expect(mimeType).toBe('application/pdf');
    expect(Buffer.from(data).toString('latin1')).toMatch(
      /^%PDF-1\.4[^]*\/Title \(Marina Heights\)[^]*%%EOF\n$/,
    );
  });

  it.each([
    ['tenant-1', 'brochure:p2', 'FILE.LISTING_GONE'],
    ['tenant-2', 'brochure:p1', 'FILE.LISTING_GONE'],
    ['tenant-1', 'contract:p1', 'FILE.UNKNOWN_RECIPE'],
  ])('parks what %s cannot have: %s', async (tenantId, recipe, code) => {
    const failure = maker.make(tenantId, recipe);
    await expect(failure).rejects.toBeInstanceOf(PermanentError);
    await expect(failure).rejects.toMatchObject({ code });
  });

  it('lets an outage of the catalogue be tried again', async () => {
    const outage = new TransientError('STORE.UNAVAILABLE', 'down');
    catalog.failNext(outage);
    await expect(maker.make('tenant-1', 'brochure:p1')).rejects.toBe(outage);
  });
});
