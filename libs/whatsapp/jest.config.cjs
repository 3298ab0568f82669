module.exports = {
  displayName: 'whatsapp',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/whatsapp',
  // The contracts' classes are decorated.
  setupFiles: ['reflect-metadata'],
};
