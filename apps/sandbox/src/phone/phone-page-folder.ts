import { join } from 'node:path';

/** Files of the phone page: beside this file in the source, and copied beside the bundle by the build. */
export const PHONE_PAGE_FOLDER = join(__dirname, 'public');
