import { getConfigToken } from '@nestjs/config';

/** Name of the configuration within `@nestjs/config`. */
export const WORKER_CONFIG_NAME = 'worker';

/** DI token of the frozen `WorkerConfig`. */
export const WORKER_CONFIG = getConfigToken(WORKER_CONFIG_NAME);
