import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Brochures } from './brochures.service';
import { PropertyPictures } from './property-pictures.service';

/** Pictures and brochures of listings that are made up: drawn here, so nothing is fetched and no binary is kept. */
@ApiTags('media')
@Controller('media')
export class MediaController {
  constructor(
    private readonly pictures: PropertyPictures,
    private readonly brochures: Brochures,
  ) {}

  @Get('properties/:name')
  @Header('Cache-Control', 'public, max-age=3600')
  @ApiOperation({ summary: 'A drawn picture of a property; the same name gives the same picture' })
  @ApiParam({ name: 'name', example: 'villa-jumeirah-12.jpg' })
  @ApiOkResponse({ description: 'A PNG, whatever the extension says.', content: { 'image/png': {} } })
  picture(@Param('name') name: string): StreamableFile {
    return new StreamableFile(this.pictures.get(name), { type: 'image/png' });
  }

  @Get('brochures/:name')
  @ApiOperation({ summary: 'The brochure of a listing, one page of PDF' })
  @ApiOkResponse({ content: { 'application/pdf': {} } })
  @ApiNotFoundResponse({ description: 'No listing has this brochure.' })
  async brochure(@Param('name') name: string): Promise<StreamableFile> {
    return new StreamableFile(await this.brochures.get(name), { type: 'application/pdf' });
  }
}
