import type { SandboxConfig } from '@whatsapp-agent/config';

/** Where programs on this machine reach the HTTP side of the sandbox, without a slash at the end. */
export function publicUrl({ host, ports }: SandboxConfig): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${ports.http}`;
}
