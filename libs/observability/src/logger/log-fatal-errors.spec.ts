import { CapturedLines } from './captured-lines.fake';
import { createLogger } from './create-logger';
import { logFatalErrors } from './log-fatal-errors';

describe('logFatalErrors', () => {
  it.each(['uncaughtException', 'unhandledRejection'] as const)(
    'writes one redacted line and ends the process with 1 on %s',
    (event) => {
      const captured = new CapturedLines();
      const codes: unknown[] = [];
      const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
        codes.push(code);
        return undefined as never;
      });
      const before = process.listeners(event as 'uncaughtException');
      logFatalErrors(createLogger({ service: 'demo', level: 'info', pretty: false, destination: captured }));
      const [listener] = process
        .listeners(event as 'uncaughtException')
        .filter((one) => !before.includes(one));
      try {
        listener?.(new Error('call 971501234567'), 'uncaughtException');
        expect(codes).toEqual([1]);
        expect(captured.lines()).toEqual([
          expect.objectContaining({
            severity: 'CRITICAL',
            error: expect.objectContaining({ name: 'Error' }),
          }),
        ]);
        expect(captured.raw()).not.toContain('971501234567');
      } finally {
        exit.mockRestore();
        for (const name of ['uncaughtException', 'unhandledRejection'] as const) {
          const added = process
            .listeners(name as 'uncaughtException')
            .filter((one) => one.toString() === listener?.toString());
          added.forEach((one) => process.removeListener(name, one));
        }
      }
    },
  );
});
