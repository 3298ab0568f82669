import { BadRequestException, Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiBadRequestResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OPENAI_CONTROL_PATH } from '../openai.path';
import { OpenAiStandIn } from '../openai-stand-in';
import type { RecordedRequest } from '../requests/recorded-request';
import type { RequestTotals } from '../requests/request-log';
import { type EchoSettings, parseEchoSettings } from '../echo/echo-settings';
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
    this.standIn.play(orBadRequest(() => parseScript(body)));
    return this.standIn.script;
  }

  @Delete('script')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forgets the script' })
  forgetScript(): void {
    this.standIn.play([]);
  }

  @Put('echo')
  @ApiOperation({
    summary: 'Lets a model for tests answer that names the marked messages it was asked about',
    description: 'A marker is `mk-` and eight small letters. A reset or DELETE gives the rules back.',
  })
  @ApiBody({ schema: { type: 'object', example: { delaysMs: [0, 200, 1500], longAnswers: 0.1 } } })
  @ApiOkResponse({ schema: { type: 'object' } })
  @ApiBadRequestResponse({ description: 'Names the member that is wrong.' })
  playEcho(@Body() body: unknown): EchoSettings {
    const settings = orBadRequest(() => parseEchoSettings(body));
    this.standIn.playEcho(settings);
    return settings;
  }

  @Delete('echo')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lets the rules answer again' })
  stopEcho(): void {
    this.standIn.playEcho();
  }

  @Get('totals')
  @ApiOperation({ summary: 'Requests by their end, and the answer tokens that hanging up saved' })
  @ApiOkResponse({ schema: { type: 'object' } })
  totals(): RequestTotals {
    return this.standIn.requests.totals;
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

function orBadRequest<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError) throw new BadRequestException(error.message);
    throw error;
  }
}
