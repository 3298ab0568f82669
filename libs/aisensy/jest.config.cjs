module.exports = {
  displayName: 'aisensy',
  preset: '../../jest.preset.js',
  // The decorated event classes of contracts need it; an app imports it first thing.
  setupFiles: ['reflect-metadata'],
  coverageDirectory: '../../coverage/libs/aisensy',
};
