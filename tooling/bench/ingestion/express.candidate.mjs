// The same job in Nest on Express, as a team would write it first. Decorators are called by hand: this is no TypeScript.
import 'reflect-metadata';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { PubSub } from '@google-cloud/pubsub';
import { Controller, Get, HttpCode, Module, Post, Req, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

const { PORT, META_APP_SECRET, PUBSUB_TOPIC } = process.env;
const topic = new PubSub({ projectId: process.env.GCP_PROJECT }).topic(PUBSUB_TOPIC, {
  batching: { maxMilliseconds: 1, maxMessages: 100 },
});

class WebhookController {
  describe() {
    return 'ok';
  }

  async receive(request) {
    const digest = createHmac('sha256', META_APP_SECRET).update(request.rawBody).digest('hex');
    const expected = Buffer.from(`sha256=${digest}`);
    const given = Buffer.from(request.headers['x-hub-signature-256'] ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw new UnauthorizedException();
    await topic.publishMessage({ data: request.rawBody, attributes: { pattern: 'whatsapp.message.v1' } });
    return 'OK';
  }
}

function decorate(method, ...decorators) {
  const descriptor = Object.getOwnPropertyDescriptor(WebhookController.prototype, method);
  for (const decorator of decorators) decorator(WebhookController.prototype, method, descriptor);
}

Controller()(WebhookController);
decorate('describe', Get());
decorate('receive', Post(), HttpCode(200));
Req()(WebhookController.prototype, 'receive', 0);

class AppModule {}
Module({ controllers: [WebhookController] })(AppModule);

const app = await NestFactory.create(AppModule, { rawBody: true, logger: false });
await app.listen(Number(PORT), '127.0.0.1');
