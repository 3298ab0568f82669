/** Where the stand-in serves OpenAI's API: the base URL of a client. */
export const OPENAI_API_PATH = 'openai/v1';

/** Where tests drive it; no bearer needed. */
export const OPENAI_CONTROL_PATH = 'openai';
