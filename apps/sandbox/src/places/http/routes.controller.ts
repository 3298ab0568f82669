import { Body, Controller, Headers, HttpCode, Param, Post, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { asObject } from '../../chats/cloud-message';
import { GoogleApiError } from '../google-api.error';
import type { Point } from '../known-places';
import { PlacesStandIn, type StraightWay } from '../places-stand-in';
import { applyFieldMask, readFieldMask } from './field-mask';
import { GoogleErrorFilter } from './google-error.filter';
import { GoogleKeyGuard } from './google-key.guard';
import { passFaults } from './pass-faults';
import { readEnum, readPoint } from './read-request';

/** Google's Routes API: `v2:computeRoutes` between coordinates. */
@ApiExcludeController()
@Controller('google/directions')
@UseGuards(GoogleKeyGuard)
@UseFilters(GoogleErrorFilter)
export class RoutesController {
  constructor(private readonly standIn: PlacesStandIn) {}

  @Post(':method')
  @HttpCode(200)
  async compute(
    @Param('method') method: string,
    @Body() body: unknown,
    @Headers('x-goog-fieldmask') mask?: string,
  ): Promise<unknown> {
    if (method !== 'v2:computeRoutes') {
      throw new GoogleApiError(404, 'NOT_FOUND', 'The places stand-in has no such method.');
    }
    const paths = readFieldMask(mask);
    const request = asObject(body);
    const mode = readEnum(request, 'travelMode', ['DRIVE', 'BICYCLE', 'WALK', 'TWO_WHEELER', 'TRANSIT']);
    if (request['routingPreference'] !== undefined && !['DRIVE', 'TWO_WHEELER'].includes(mode)) {
      throw GoogleApiError.invalid('Routing preference cannot be set for this travel mode.');
    }
    const way = this.standIn.way(
      readWaypoint(request['origin'], 'origin'),
      readWaypoint(request['destination'], 'destination'),
      mode,
    );
    await passFaults(this.standIn);
    return applyFieldMask(way && !this.standIn.isStruck('empty') ? { routes: [toWire(way)] } : {}, paths);
  }
}

function readWaypoint(value: unknown, field: string): Point {
  return readPoint(asObject(asObject(value)['location'])['latLng'], `${field}.location.latLng`);
}

function toWire({ metres, seconds, steps }: StraightWay): object {
  return {
    distanceMeters: metres,
    duration: `${seconds}s`,
    legs: [{ steps: steps.map((instructions) => ({ navigationInstruction: { instructions } })) }],
  };
}
