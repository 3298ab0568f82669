import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { API_DOCUMENT } from './api-document';

/** Serves the API reference at /docs and its OpenAPI document at /docs-json. */
export function serveApiReference(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, API_DOCUMENT);
}
