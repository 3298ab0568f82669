module.exports = {
  displayName: 'pubsub',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/pubsub',
  // The tests wait for the broker most of the time.
  maxWorkers: 2,
};
