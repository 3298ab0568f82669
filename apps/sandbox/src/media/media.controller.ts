import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PropertyPictures } from './property-pictures.service';

/** Pictures of listings that are made up: drawn here, so that nothing is fetched and no binary is kept. */
@ApiTags('media')
@Controller('media')
export class MediaController {
  constructor(private readonly pictures: PropertyPictures) {}

  @Get('properties/:name')
  @Header('Content-Type', 'image/png')
  @Header('Cache-Control', 'public, max-age=3600')
  @ApiOperation({ summary: 'A drawn picture of a property; the same name gives the same picture' })
  @ApiParam({ name: 'name', example: 'villa-jumeirah-12.jpg' })
  @ApiOkResponse({ description: 'A PNG, whatever the extension says.', content: { 'image/png': {} } })
  picture(@Param('name') name: string): StreamableFile {
    return new StreamableFile(this.pictures.get(name), { type: 'image/png' });
  }
}
