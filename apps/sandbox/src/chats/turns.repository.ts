import { Injectable } from '@nestjs/common';
import { SandboxDatabase } from '../app/sandbox-database';
import { asObject, asText, type Json } from './cloud-message';
import { readMessage } from './message-reader';
import type { ToolCallDto, TurnDto, TurnMessageDto } from './turn.dto';

interface MessageRow {
  id: string | null;
  status: string;
  body: Json;
}

interface TurnRow {
  id: string;
  result: string;
  model_calls: number;
  ms: number;
  tools: ToolCallDto[];
  committed_at: Date;
  inbound: MessageRow[];
  outbound: MessageRow[];
}

/** The last turns of a customer, oldest first. */
const LAST_TURNS = `
  select * from (
    select t.id, t.result, t.model_calls, t.ms, t.tools, t.committed_at,
      (select coalesce(jsonb_agg(jsonb_build_object('id', i.wamid, 'status', i.status, 'body', i.content)
          order by i.seq), '[]')
        from public.inbox i where i.conversation_id = t.conversation_id and i.turn_id = t.id) as inbound,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.wamid, 'status', o.status, 'body', o.payload)
          order by o.ordinal), '[]')
        from public.outbox o where o.turn_id = t.id) as outbound
    from public.turns t
      join public.conversations c on c.id = t.conversation_id and c.channel = 'whatsapp'
      join public.contacts k on k.id = c.contact_id
      join public.tenants n on n.id = t.tenant_id
    where k.wa_id = $1 and ($2::text is null or n.waba_id = $2)
    order by t.committed_at desc
    limit 200
  ) latest order by committed_at`;

/** Reads what the worker wrote about its turns. */
@Injectable()
export class TurnsRepository {
  constructor(private readonly database: SandboxDatabase) {}

  /** Turns with the customer, of one business or of all. */
  async findByPhone(phone: string, business?: string): Promise<TurnDto[]> {
    const rows = await this.database.query<TurnRow>(LAST_TURNS, [phone, business || null]);
    return rows.map(toTurn);
  }
}

function toTurn(row: TurnRow): TurnDto {
  return {
    id: row.id,
    at: row.committed_at.toISOString(),
    messages: [...row.inbound.map(toInbound), ...row.outbound.map(toOutbound)],
    modelCalls: row.model_calls,
    tools: row.tools,
    outcome: row.result,
    ms: row.ms,
  };
}

/** The inbox keeps the system's own shape: `{kind, text | title | media.caption}`. */
function toInbound({ id, status, body }: MessageRow): TurnMessageDto {
  const text = asText(body['text']) ?? asText(body['title']) ?? asText(asObject(body['media'])['caption']);
  return { ...shown(id, text), direction: 'in', kind: asText(body['kind']) ?? 'unknown', status };
}

function toOutbound({ id, status, body }: MessageRow): TurnMessageDto {
  const { kind, text } = readMessage(body);
  return { ...shown(id, text), direction: 'out', kind, status };
}

function shown(id: string | null, text: string | undefined): Pick<TurnMessageDto, 'id' | 'text'> {
  return { ...(id ? { id } : {}), ...(text ? { text } : {}) };
}
