module.exports = {
  displayName: 'e2e',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/apps/e2e',
  // One system at a time: each is four processes and a database.
  maxWorkers: 1,
  testTimeout: 120_000,
  // Only `nx run e2e:packaged` has the folders for these.
  testPathIgnorePatterns: ['/packaged/'],
};
