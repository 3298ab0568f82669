import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { PHONE_PAGE_FOLDER } from './phone-page-folder';

/** The page a person uses as the customers' phones. */
@ApiExcludeController()
@Controller()
export class PhoneController {
  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  page(): StreamableFile {
    return new StreamableFile(createReadStream(join(PHONE_PAGE_FOLDER, 'index.html')));
  }
}
