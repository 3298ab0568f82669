import {
  type FileMaker,
  type MadeFile,
  PermanentError,
  type PropertyCatalog,
} from '@whatsapp-agent/contracts';
import { composeBrochure, readBrochureRecipe } from '@whatsapp-agent/tools';

/** Makes brochures from the listing as it is when the message is sent. */
export class BrochureFileMaker implements FileMaker {
  constructor(private readonly catalog: PropertyCatalog) {}

  /** @throws PermanentError `FILE.UNKNOWN_RECIPE` or `FILE.LISTING_GONE`; TransientError when the catalogue is away */
  async make(tenantId: string, recipe: string): Promise<MadeFile> {
    const propertyId = readBrochureRecipe(recipe);
    if (propertyId === undefined) {
      throw new PermanentError('FILE.UNKNOWN_RECIPE', 'A message names a file that nobody here can make.', {
        tenantId,
      });
    }
    const property = await this.catalog.findProperty(tenantId, propertyId);
    if (!property) {
      throw new PermanentError('FILE.LISTING_GONE', 'The listing of a brochure is gone; it was not sent.', {
        tenantId,
      });
    }
    return { data: composeBrochure(property), mimeType: 'application/pdf' };
  }
}
