import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ResetDto } from './reset.dto';
import { ResetService } from './reset.service';

@ApiTags('sandbox')
@Controller('api/reset')
export class ResetController {
  constructor(private readonly sandbox: ResetService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Begins afresh',
    description:
      'Empties chats, conversations, turns and the backlog of the broker, and heals every fault. Businesses and listings stay.',
  })
  @ApiOkResponse({ type: ResetDto })
  async reset(): Promise<ResetDto> {
    await this.sandbox.reset();
    return { status: 'reset' };
  }
}
