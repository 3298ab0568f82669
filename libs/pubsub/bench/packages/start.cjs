require('reflect-metadata');
const { Controller, Logger, Module } = require('@nestjs/common');
const { NestFactory } = require('@nestjs/core');
const { HandledLoad } = require(process.env.BENCH_LOAD);

/** The job, and a Nest microservice with one handler on the strategy of a package. */
exports.job = JSON.parse(process.argv[2]);

exports.start = async (strategy, decorateMethod, toPayload = (payload) => payload, decorateClass) => {
  const load = new HandledLoad(exports.job);
  class BenchController {
    handle(payload) {
      return load.handle(toPayload(payload));
    }
  }
  const descriptor = Object.getOwnPropertyDescriptor(BenchController.prototype, 'handle');
  decorateMethod(BenchController.prototype, 'handle', descriptor);
  decorateClass?.(BenchController);
  Controller()(BenchController);
  class BenchModule {}
  Module({ controllers: [BenchController] })(BenchModule);
  Logger.overrideLogger(false);
  const app = await NestFactory.createMicroservice(BenchModule, { strategy, logger: false });
  await app.listen();
};

process.on('disconnect', () => process.exit(0));
