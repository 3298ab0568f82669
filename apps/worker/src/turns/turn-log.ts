import type { TurnLog } from '@whatsapp-agent/agent';
import type { Logger } from '@whatsapp-agent/observability';

/** The turn engine's events as log lines. */
export function toTurnLog(log: Logger): TurnLog {
  return {
    info: (event, fields) => log.info(event, fields),
    warn: (event, fields) => log.warn(event, fields),
    error: (event, fields, error) => log.error(event, { ...fields, error }),
  };
}
