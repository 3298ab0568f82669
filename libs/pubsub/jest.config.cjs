module.exports = {
  displayName: 'pubsub',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/pubsub',
};
