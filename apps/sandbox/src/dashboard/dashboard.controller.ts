import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header, ParseIntPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { DASHBOARD_PAGE_FOLDER } from './dashboard-page-folder';
import { MetricsCollector } from './metrics-collector.service';
import type { MetricsColumns } from './metrics-history';

/** The page an operator looks at, and the figures it draws. */
@ApiTags('metrics')
@Controller()
export class DashboardController {
  constructor(private readonly collector: MetricsCollector) {}

  @Get('dashboard')
  @ApiExcludeEndpoint()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  page(): StreamableFile {
    return new StreamableFile(createReadStream(join(DASHBOARD_PAGE_FOLDER, 'index.html')));
  }

  @Get('api/metrics')
  @ApiOperation({ summary: 'What both services measured in the last half hour, a sample every five seconds' })
  @ApiQuery({ name: 'after', required: false, description: 'Only samples after this moment, in ms' })
  @ApiOkResponse({ schema: { type: 'object' } })
  metrics(@Query('after', new ParseIntPipe({ optional: true })) after?: number): MetricsColumns {
    return this.collector.history.read(after);
  }
}
