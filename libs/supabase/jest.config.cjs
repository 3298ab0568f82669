module.exports = {
  displayName: 'supabase',
  preset: '../../jest.preset.js',
  coverageDirectory: '../../coverage/libs/supabase',
};
