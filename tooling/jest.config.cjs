module.exports = {
  displayName: 'tooling',
  preset: '../jest.preset.js',
  testMatch: ['**/*.spec.mjs'],
  coverageDirectory: '../coverage/tooling',
};
