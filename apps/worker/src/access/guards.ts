import { AccessGuard } from './access.guard';

/** `/chat`: `X-Api-Key` against `CHAT_API_KEY`. */
export const ChatGuard = AccessGuard('x-api-key', 'CHAT_API_KEY', (config) => config.chatAccess);

/** `/admin` and `/internal`: `X-Operator-Key` against `OPERATOR_KEY`. */
export const OperatorGuard = AccessGuard('x-operator-key', 'OPERATOR_KEY', (config) => config.operatorAccess);
