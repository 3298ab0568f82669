import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { HealthDto } from './health.dto';
import { SandboxParts } from './sandbox-parts.service';

@ApiTags('sandbox')
@Controller('api/health')
export class HealthController {
  constructor(private readonly parts: SandboxParts) {}

  @Get()
  @ApiOperation({ summary: 'Whether every part runs, and where each is reached' })
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: HealthDto, description: 'Some part is still starting.' })
  health(@Res({ passthrough: true }) reply: FastifyReply): HealthDto {
    const health = this.parts.health();
    reply.status(health.status === 'ready' ? 200 : 503);
    return health;
  }
}
