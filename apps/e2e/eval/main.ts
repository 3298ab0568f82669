import { runEvaluation } from './run/run-evaluation';

void runEvaluation(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
