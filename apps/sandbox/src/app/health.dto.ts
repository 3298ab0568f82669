import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class PartsDto {
  @ApiPropertyOptional({ example: { address: '127.0.0.1:8085' } })
  pubsub?: Record<string, string>;

  @ApiPropertyOptional({
    example: {
      url: 'http://127.0.0.1:8091',
      anonKey: 'sb_publishable_…',
      serviceRoleKey: 'sb_secret_…',
      databaseUrl: 'postgresql://postgres@127.0.0.1:8092/postgres',
    },
  })
  supabase?: Record<string, string>;

  @ApiPropertyOptional({ example: { baseUrl: 'http://127.0.0.1:8090/aisensy/direct-apis/t1' } })
  aisensy?: Record<string, string>;

  @ApiPropertyOptional({ example: { baseUrl: 'http://127.0.0.1:8090/openai/v1' } })
  openai?: Record<string, string>;

  @ApiPropertyOptional({ example: { baseUrl: 'http://127.0.0.1:8090/google' } })
  places?: Record<string, string>;
}

/** State of the sandbox and where its running parts are reached. */
export class HealthDto {
  @ApiProperty({ enum: ['starting', 'ready', 'stopping'], example: 'ready' })
  status: 'starting' | 'ready' | 'stopping';

  @ApiProperty({ type: PartsDto })
  parts: PartsDto;
}
