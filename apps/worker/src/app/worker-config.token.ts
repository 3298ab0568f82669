/** DI token of the worker's frozen configuration. */
export const WORKER_CONFIG = Symbol('WORKER_CONFIG');
