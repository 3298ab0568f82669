import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { SandboxConfig } from '@whatsapp-agent/config';
import { CHART_LIBRARY_FOLDER, DASHBOARD_PAGE_FOLDER } from '../dashboard/dashboard-page-folder';
import { PHONE_PAGE_FOLDER } from '../phone/phone-page-folder';
import { AppModule } from './app.module';
import { SandboxLogger } from './sandbox-logger';

/** Largest request: a document sent to a customer. */
const BODY_LIMIT = 110 * 1024 * 1024;

const STATIC_FOLDERS = [
  ['/phone/', PHONE_PAGE_FOLDER],
  ['/dashboard/chart-library/', CHART_LIBRARY_FOLDER],
  ['/dashboard/', DASHBOARD_PAGE_FOLDER],
] as const;

/** The HTTP side of the sandbox, not yet listening: phone page, control API and the stand-ins that speak HTTP. */
export async function createHttpApp(config: SandboxConfig): Promise<NestFastifyApplication> {
  // Open event streams would otherwise keep the server from closing.
  const adapter = new FastifyAdapter({ forceCloseConnections: true, bodyLimit: BODY_LIMIT });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forConfig(config), adapter, {
    logger: new SandboxLogger(config.log),
  });
  for (const [prefix, root] of STATIC_FOLDERS) {
    app.useStaticAssets({ root, prefix, cacheControl: false, decorateReply: prefix === '/phone/' });
  }
  if (config.swagger) SwaggerModule.setup('docs', app, describeApi(app), { jsonDocumentUrl: 'docs/json' });
  return app;
}

function describeApi(app: NestFastifyApplication) {
  const document = new DocumentBuilder()
    .setTitle('Sandbox')
    .setDescription(
      'The control API of the sandbox: write as a customer, read what they received, break parts on purpose. ' +
        'The phone page at `/` uses the same calls.',
    )
    .setVersion('2.0')
    .build();
  return SwaggerModule.createDocument(app, document);
}
