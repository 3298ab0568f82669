interface MetaValue {
  messages?: { id: string }[];
  message_echoes?: { id: string }[];
  statuses?: { id: string; status: string; errors?: { code: number }[] }[];
}

/** What one webhook of the sandbox is about; it carries one message or one status. */
export function readWebhook(body: string): { wamid: string; status?: string; code?: number } {
  const { entry } = JSON.parse(body) as { entry: { changes: { value: MetaValue }[] }[] };
  const value = entry[0]?.changes[0]?.value ?? {};
  const status = value.statuses?.[0];
  if (status) return { wamid: status.id, status: status.status, code: status.errors?.[0]?.code };
  return { wamid: value.messages?.[0]?.id ?? value.message_echoes?.[0]?.id ?? '' };
}
