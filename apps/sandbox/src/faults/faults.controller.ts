import { BadRequestException, Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBadRequestResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FaultDocument, FaultsService } from './faults.service';

const EXAMPLE = { pubsub: { duplicate: 0.2, delayMs: 300 }, supabase: { slowMs: 50 } };

@ApiTags('faults')
@Controller('api/faults')
export class FaultsController {
  constructor(private readonly faults: FaultsService) {}

  @Get()
  @ApiOperation({ summary: 'What is broken on purpose, per part' })
  @ApiOkResponse({ schema: { type: 'object', example: { pubsub: {}, supabase: {} } } })
  read(): FaultDocument {
    return this.faults.read();
  }

  @Get('strikes')
  @ApiOperation({ summary: 'How often each fault has struck since the start or the last reset' })
  @ApiOkResponse({ schema: { type: 'object', example: { aisensy: { rate429: 3 } } } })
  strikes(): Record<string, Record<string, number>> {
    return this.faults.strikes();
  }

  @Put()
  @ApiOperation({
    summary: 'Breaks parts on purpose',
    description:
      'A section replaces all faults of its part; `{}` heals it. Sections that are left out stay. ' +
      'Nothing changes when anything in the document is unknown or out of range.',
  })
  @ApiBody({ schema: { type: 'object', example: EXAMPLE } })
  @ApiOkResponse({ schema: { type: 'object', example: EXAMPLE } })
  @ApiBadRequestResponse({ description: 'Names the section or key that is unknown or out of range.' })
  write(@Body() document: unknown): FaultDocument {
    if (typeof document !== 'object' || document === null || Array.isArray(document)) {
      throw new BadRequestException('Send an object with one section per part.');
    }
    try {
      return this.faults.write(document as Record<string, unknown>);
    } catch (error) {
      if (error instanceof TypeError) throw new BadRequestException(error.message);
      throw error;
    }
  }
}
