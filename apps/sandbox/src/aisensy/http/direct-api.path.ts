/** Where the stand-in serves the Direct API. */
export const DIRECT_API_PATH = 'aisensy/direct-apis/t1';
