/** What `GET /` tells about the service. */
export interface ServiceDescription {
  service: string;
  version: string;
  status: string;
  mode: string;
  endpoints: Record<string, string>;
}

/** Version of the product, the same as in package.json. */
export const SERVICE_VERSION = '2.0.0';

export function describeService(): ServiceDescription {
  return {
    service: 'whatsapp-agent-ingestion',
    version: SERVICE_VERSION,
    status: 'running',
    mode: 'ingestion_service',
    endpoints: {
      'POST /': 'webhook events',
      'POST /webhook': 'webhook events',
      'POST /webhook/{secret}': 'webhook events of senders that sign nothing',
      'GET /webhook': 'webhook handshake',
      'GET /health': 'liveness',
      'GET /health/ready': 'readiness',
    },
  };
}
