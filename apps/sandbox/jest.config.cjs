module.exports = {
  displayName: 'sandbox',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/apps/sandbox',
  // As in the preset, and the one ESM-only package below @fastify/static, which serves the phone page.
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|content-disposition)/)'],
};
