module.exports = {
  displayName: 'listings',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/apps/listings',
};
