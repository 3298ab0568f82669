import { BadRequestException, Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiBadRequestResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OPENAI_CONTROL_PATH } from '../openai.path';
import { OpenAiStandIn } from '../openai-stand-in';
import type { RecordedRequest } from '../requests/recorded-request';
import { parseScript, type ScriptStep } from '../script/script-step';

const EXAMPLE = [
  { toolCalls: [{ name: 'show_more', arguments: {} }] },
  { text: 'Anything else?' },
  { status: 503, delayMs: 200 },
];

/** What tests do to the model. Needs no bearer. */
@ApiTags('openai')
@Controller(OPENAI_CONTROL_PATH)
export class OpenAiControlController {
  constructor(private readonly standIn: OpenAiStandIn) {}

  @Get('script')
  @ApiOperation({ summary: 'Steps that no request has taken yet' })
  @ApiOkResponse({ schema: { type: 'array', items: { type: 'object' }, example: EXAMPLE } })
  script(): readonly ScriptStep[] {
    return this.standIn.script;
  }

  @Put('script')
  @ApiOperation({
    summary: 'Replaces the script of the model',
    description: 'Each of the next requests takes one step; after the last one the rules answer again.',
  })
  @ApiBody({ schema: { type: 'array', items: { type: 'object' }, example: EXAMPLE } })
  @ApiOkResponse({ schema: { type: 'array', items: { type: 'object' }, example: EXAMPLE } })
  @ApiBadRequestResponse({ description: 'Names the step and the member that is wrong.' })
  play(@Body() body: unknown): readonly ScriptStep[] {
    try {
      this.standIn.play(parseScript(body));
    } catch (error) {
      if (error instanceof TypeError) throw new BadRequestException(error.message);
      throw error;
    }
    return this.standIn.script;
  }

  @Delete('script')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forgets the script' })
  forgetScript(): void {
    this.standIn.play([]);
  }

  @Get('requests')
  @ApiOperation({ summary: 'The last requests: roles, tools, timing, outcome; no texts' })
  @ApiOkResponse({ schema: { type: 'array', items: { type: 'object' } } })
  requests(): readonly RecordedRequest[] {
    return this.standIn.requests.list();
  }

  @Delete('requests')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forgets the requests' })
  forgetRequests(): void {
    this.standIn.requests.clear();
  }
}
