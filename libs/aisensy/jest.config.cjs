module.exports = {
  displayName: 'aisensy',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/aisensy',
};
