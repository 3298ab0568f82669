module.exports = {
  displayName: 'ingestion',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/apps/ingestion',
  // The API reference is served by @fastify/static, which loads an ESM-only package beside Nest's.
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|content-disposition)/)'],
};
