import type { OpenAPIObject } from '@nestjs/swagger';
import { SERVICE_VERSION } from '../webhook/service-description';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

const SECRET = { name: 'secret', in: 'path' as const, required: true, schema: { type: 'string' } };

const receive: Operation = {
  tags: ['webhook'],
  summary: 'Receives events of the Meta-shaped or the AiSensy webhook',
  description:
    'Answered with OK only after Pub/Sub confirmed every event. JSON that is no event is ignored, signed or not.',
  requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
  responses: {
    200: { description: 'OK, or {"status":"ignored"} for JSON that is no event' },
    400: { description: 'Empty, or not JSON' },
    401: { description: 'An event without a valid proof of its origin' },
    413: { description: 'Larger than 3 MB' },
    503: { description: 'Not stored; send it again' },
  },
};

const handshake: Operation = {
  tags: ['webhook'],
  summary: 'The handshake of Meta; OK without hub.* parameters',
  responses: {
    200: { description: 'OK, or the challenge as text' },
    403: { description: 'hub.verify_token is not the configured one' },
  },
};

const describe: Operation = {
  ...handshake,
  summary: 'Describes the service; with hub.* parameters the handshake of Meta',
  responses: { ...handshake.responses, 200: { description: 'The description, or the challenge as text' } },
};

/**
 * The API of ingestion. Written out instead of collected from decorators: those load the whole of Swagger into a service
 * that has to start quickly and rarely serves it.
 */
export const API_DOCUMENT: OpenAPIObject = {
  openapi: '3.0.0',
  info: {
    title: 'WhatsApp Agent: ingestion',
    description: 'Receives WhatsApp webhooks, verifies them and puts their events on Pub/Sub.',
    version: SERVICE_VERSION,
  },
  paths: {
    '/': { get: describe, post: receive },
    '/webhook': { get: handshake, post: receive },
    '/webhook/{secret}': {
      get: { ...handshake, parameters: [SECRET] },
      post: { ...receive, parameters: [SECRET] },
    },
    '/health': {
      get: {
        tags: ['health'],
        summary: 'Liveness: the process answers',
        responses: { 200: { description: 'Always, while the process runs' } },
      },
    },
    '/health/ready': {
      get: {
        tags: ['health'],
        summary: 'Readiness: the topic can be reached',
        responses: {
          200: { description: 'Webhooks can be stored' },
          503: { description: 'Webhooks cannot be stored, with the reason' },
        },
      },
    },
  },
};
