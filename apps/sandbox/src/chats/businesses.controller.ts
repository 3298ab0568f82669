import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { BusinessDto } from './business.dto';
import { ChatsService } from './chats.service';

@ApiTags('chats')
@Controller('api/businesses')
export class BusinessesController {
  constructor(private readonly chats: ChatsService) {}

  @Get()
  @ApiOperation({ summary: 'The businesses customers can write to' })
  @ApiOkResponse({ type: [BusinessDto] })
  list(): Promise<BusinessDto[]> {
    return this.chats.businesses();
  }
}
