import { getConfigToken } from '@nestjs/config';

/** Name of the configuration within `@nestjs/config`. */
export const INGESTION_CONFIG_NAME = 'ingestion';

/** DI token of the frozen `IngestionConfig`. */
export const INGESTION_CONFIG = getConfigToken(INGESTION_CONFIG_NAME);
