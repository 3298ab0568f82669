// The same suite against the folders that become images, and what only they promise.
module.exports = {
  ...require('./jest.config.cjs'),
  displayName: 'e2e packaged',
  testPathIgnorePatterns: [],
  globalSetup: './packaged/isolate-packages.cjs',
  globalTeardown: './packaged/remove-packages.cjs',
};
