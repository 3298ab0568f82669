/** DI token of the `SandboxConfig`. */
export const SANDBOX_CONFIG = Symbol('SANDBOX_CONFIG');
