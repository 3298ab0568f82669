const nxPreset = require('@nx/jest/preset').default;
const swcOptions = require('./swc.jest.json');

/**
 * ESM-only packages that Jest must compile to CommonJS: NestJS 12, and what @fastify/static serves Swagger with. The
 * OTLP exporter is CommonJS that calls `import()`, which Jest cannot do uncompiled.
 */
const esmPackages = ['@nestjs', '@opentelemetry/otlp-exporter-base', 'content-disposition', 'cookie'];

// Google's client otherwise looks for a metadata server on every start.
process.env.METADATA_SERVER_DETECTION ??= 'none';

module.exports = {
  ...nxPreset,
  testEnvironment: 'node',
  // A machine that does other things as well must not fail a test; what hangs still ends.
  testTimeout: 30_000,
  // What Nest does first in the apps; class-transformer's decorators need it.
  setupFiles: [require.resolve('reflect-metadata')],
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages.join('|')})/)`],
  coverageReporters: ['text-summary', 'json'],
};
