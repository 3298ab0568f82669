/** DI token of {@link FileMaker}. */
export const FILE_MAKER = Symbol('FILE_MAKER');

/** A file in memory. */
export interface MadeFile {
  data: Uint8Array;
  mimeType: string;
}

/**
 * Makes the files that messages name by a recipe, at the moment they are sent. Making one changes nothing and may be
 * repeated. Throws `TransientError` when it may be made later, `PermanentError` when it never will.
 */
export interface FileMaker {
  make(tenantId: string, recipe: string): Promise<MadeFile>;
}
