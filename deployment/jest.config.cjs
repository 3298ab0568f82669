module.exports = {
  displayName: 'deployment',
  preset: '../jest.preset.js',
  testMatch: ['**/*.spec.mjs'],
  coverageDirectory: '../coverage/deployment',
  // Each test runs a shell script with some sixty recorded calls.
  testTimeout: 60_000,
};
