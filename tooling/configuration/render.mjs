const need = ({ required, neededWhen, fallback }) => {
  if (required) return '**required**';
  if (neededWhen) return `needed when ${neededWhen}`;
  return fallback === undefined || fallback === '' ? '' : `\`${fallback}\``;
};

/** The table of the README. */
export function renderTable(variables) {
  const rows = variables.map(
    (variable) =>
      `| \`${variable.name}\` | ${variable.services.join(', ')} | ${need(variable)} | ${variable.secret ? 'yes' : ''} | ${variable.meaning.replaceAll('|', '\\|')} |`,
  );
  return ['| name | service | default | secret | meaning |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** `.env.example`: everything commented out, because every default works. */
export function renderExample(variables) {
  const lines = variables.map((variable) => {
    const status = variable.required
      ? 'required'
      : variable.neededWhen
        ? `needed when ${variable.neededWhen}`
        : 'optional';
    const secret = variable.secret ? ', secret' : '';
    return `# ${variable.meaning}\n# ${variable.services.join(', ')}; ${status}${secret}\n#${variable.name}=${variable.fallback ?? ''}\n`;
  });
  const head = [
    '# Every variable of every service. Copy to .env and set what you need; `npm start` reads it.',
    '# Made by `npm run docs:configuration`; do not edit by hand.',
    '',
  ];
  return [...head, ...lines].join('\n');
}
