import { startSandboxProcess } from '@whatsapp-agent/testing';

/** The built sandbox with nothing but the places stand-in. */
export interface LocalSandbox {
  /** Root of both APIs. */
  baseUrl: string;
  setFaults(faults: object): Promise<void>;
  stop(): Promise<void>;
}

export async function startLocalSandbox(): Promise<LocalSandbox> {
  const { url, stop } = await startSandboxProcess('places');
  return { baseUrl: `${url}/google`, setFaults: (faults) => setFaults(url, faults), stop };
}

async function setFaults(url: string, places: object): Promise<void> {
  const response = await fetch(`${url}/api/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ places }),
  });
  if (!response.ok) throw new Error(`The sandbox refused the faults: ${await response.text()}`);
}
