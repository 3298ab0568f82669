import {
  Body,
  Controller,
  Get,
  Headers,
  HttpException,
  Logger,
  Param,
  Post,
  Put,
  UnauthorizedException,
} from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AREA_EXPERT_PATH, AreaExpert, type HeardLead } from './area-expert';
import { ExpertMoodDto } from './expert-mood.dto';

/** Plays the system of a business that wants to hear of leads. */
@ApiTags('area expert')
@Controller()
export class AreaExpertController {
  private readonly logger = new Logger('AreaExpert');

  constructor(private readonly expert: AreaExpert) {}

  @Post(`${AREA_EXPERT_PATH}/:business`)
  @ApiOperation({ summary: 'Hear of a lead, as the worker tells it' })
  @ApiBody({ schema: { type: 'object' } })
  hear(
    @Param('business') business: string,
    @Headers('x-notification-id') id: string | undefined,
    @Headers('x-signature') signature: string | undefined,
    @Body() payload: Record<string, unknown>,
  ): { status: 'success' } {
    // Written and read by the same rules, the body comes out as it was signed.
    if (!id || !this.expert.isSigned(signature, JSON.stringify(payload))) throw new UnauthorizedException();
    if (this.expert.answer !== 200) throw new HttpException('told to fail', this.expert.answer);
    const { repeated } = this.expert.hear(business, id, payload);
    this.logger.log(
      `Business ${business} hears of a lead${repeated ? ' again' : ''}: ${String(payload['rent_buy'])} in ${String(payload['area'])}`,
    );
    return { status: 'success' };
  }

  @Get('api/area-expert')
  @ApiOperation({ summary: 'The leads the area experts heard of' })
  @ApiOkResponse({ schema: { type: 'array', items: { type: 'object' } } })
  list(): HeardLead[] {
    return this.expert.list();
  }

  @Put('api/area-expert')
  @ApiOperation({ summary: 'Let the area experts answer with a status from now on, e.g. 404 or 503' })
  setMood(@Body() { status }: ExpertMoodDto): { status: number } {
    this.expert.answer = status;
    return { status };
  }
}
