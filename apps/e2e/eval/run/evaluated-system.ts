import { Pool } from 'pg';
import { StoredConversations } from '../../acceptance/stored-conversations';
import { Sandbox } from '../../src/sandbox';
import { System } from '../../src/system';
import type { EvalOptions } from './eval-options';
import type { TurnFigures } from './eval-report';

const MODEL_VARIABLES = ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'OPENAI_MODEL'] as const;
const FIGURES = `
  select count(*)::int as turns,
    coalesce(avg(model_calls) filter (where model_calls > 0), 0)::float8 as calls,
    coalesce(max(model_calls), 0)::int as most,
    coalesce(avg((model_calls <= 2)::int), 1)::float8 as within,
    coalesce(avg(input_tokens), 0)::float8 as input, coalesce(avg(output_tokens), 0)::float8 as output,
    avg(cost_micros)::float8 as cost,
    coalesce(percentile_cont(0.5) within group (order by ms), 0)::float8 as p50,
    coalesce(percentile_cont(0.95) within group (order by ms), 0)::float8 as p95
  from public.turns where committed_at >= $1`;

/** The system that is evaluated: one of its own, or one that runs already. */
export class EvaluatedSystem {
  private constructor(
    readonly sandbox: Sandbox,
    readonly workerUrl: string,
    readonly model: { name: string; kind: 'demo' | 'real' },
    readonly stored: StoredConversations,
    private readonly database: Pool,
    private readonly own?: System,
  ) {}

  static async start(options: EvalOptions): Promise<EvaluatedSystem> {
    const own = options.baseUrl ? undefined : await System.start({ worker: readModelVariables() });
    const sandbox = own?.sandbox ?? new Sandbox(options.baseUrl ?? '');
    const url = await sandbox.databaseUrl();
    const stored = new StoredConversations(url);
    if (own) await stored.query('update public.tenants set quiet_ms = 100');
    const pool = new Pool({ connectionString: url, max: 2 });
    return new EvaluatedSystem(
      sandbox,
      own?.workerUrl ?? options.workerUrl,
      describeModel(),
      stored,
      pool,
      own,
    );
  }

  /** The database's clock: what turns are dated by. */
  async now(): Promise<Date> {
    const { rows } = await this.database.query<{ now: Date }>('select clock_timestamp() as now');
    return rows[0]?.now ?? new Date();
  }

  /** What the turns since a moment took. */
  async findTurnFigures(since: Date): Promise<TurnFigures> {
    const { rows } = await this.database.query<Record<string, number | null>>(FIGURES, [since]);
    const row = rows[0] ?? {};
    const cost = row['cost'];
    return {
      turns: row['turns'] ?? 0,
      modelCallsPerTurn: row['calls'] ?? 0,
      mostModelCalls: row['most'] ?? 0,
      withinTwoCalls: row['within'] ?? 0,
      inputTokensPerTurn: row['input'] ?? 0,
      outputTokensPerTurn: row['output'] ?? 0,
      ...(typeof cost === 'number' && cost > 0 ? { costPerTurn: cost / 1_000_000 } : {}),
      p50Ms: row['p50'] ?? 0,
      p95Ms: row['p95'] ?? 0,
    };
  }

  async stop(): Promise<void> {
    await this.stored.close();
    await this.database.end();
    await this.own?.stop();
  }
}

/** A key in the environment means that a real model is to answer. */
function readModelVariables(): Record<string, string> {
  if (!process.env['OPENAI_API_KEY']) return {};
  const given = MODEL_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value] as const] : [];
  });
  return { OPENAI_BASE_URL: 'https://api.openai.com/v1', ...Object.fromEntries(given) };
}

function describeModel(): { name: string; kind: 'demo' | 'real' } {
  return process.env['OPENAI_API_KEY']
    ? { name: process.env['OPENAI_MODEL'] ?? "the worker's default model", kind: 'real' }
    : { name: 'demo-rule-model', kind: 'demo' };
}
