module.exports = {
  displayName: 'whatsapp',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/whatsapp',
};
