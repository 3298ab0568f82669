import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { SERVICE_VERSION } from '../webhook/service-description';

/** Serves the API reference at /docs and its OpenAPI document at /docs-json. */
export function serveApiReference(app: NestFastifyApplication): void {
  const document = new DocumentBuilder()
    .setTitle('WhatsApp Agent: ingestion')
    .setDescription('Receives WhatsApp webhooks, verifies them and puts their events on Pub/Sub.')
    .setVersion(SERVICE_VERSION)
    .build();
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, document));
}
