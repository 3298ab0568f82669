export * from './reply/structured-reply';
