import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Publishes the contract generated from the DTO classes at `/api/openapi.json`; never in production. */
export function publishOpenApi(app: NestFastifyApplication, version: string): void {
  const about = new DocumentBuilder().setTitle('Tianpu API').setVersion(version).addBearerAuth().build();
  const document = SwaggerModule.createDocument(app, about);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', () => document);
}
