import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Version of the service, shown by its endpoints. */
export const SERVICE_VERSION = '2.0.0';

/** Serves the API reference at /docs and its OpenAPI document at /docs-json. */
export function serveApiReference(app: NestFastifyApplication): void {
  const document = new DocumentBuilder()
    .setTitle('WhatsApp Agent: worker')
    .setDescription(
      'Answers customers. POST /chat talks to the agent as WhatsApp would, without sending anything.',
    )
    .setVersion(SERVICE_VERSION)
    .build();
  SwaggerModule.setup('docs', app, () => {
    const reference = SwaggerModule.createDocument(app, document);
    // For machines, and not to be tried out.
    delete reference.paths['/metrics'];
    return reference;
  });
}
