import { Body, Controller, Headers, HttpCode, Param, Post, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { asObject, asText, type Json } from '../../chats/cloud-message';
import { GoogleApiError } from '../google-api.error';
import type { KnownPlace } from '../known-places';
import { PlacesStandIn } from '../places-stand-in';
import { applyFieldMask, readFieldMask } from './field-mask';
import { GoogleErrorFilter } from './google-error.filter';
import { GoogleKeyGuard } from './google-key.guard';
import { passFaults } from './pass-faults';
import { readCircle, readCount, readEnum } from './read-request';

/** Google's Places API (New): `places:searchNearby` and `places:searchText`. */
@ApiExcludeController()
@Controller('google/v1')
@UseGuards(GoogleKeyGuard)
@UseFilters(GoogleErrorFilter)
export class PlacesController {
  constructor(private readonly standIn: PlacesStandIn) {}

  @Post(':method')
  @HttpCode(200)
  async call(
    @Param('method') method: string,
    @Body() body: unknown,
    @Headers('x-goog-fieldmask') mask?: string,
  ): Promise<unknown> {
    const paths = readFieldMask(mask);
    const found = this.search(method, asObject(body));
    await passFaults(this.standIn);
    const places = this.standIn.isStruck('empty') ? [] : found.map(toWire);
    return applyFieldMask(places.length > 0 ? { places } : {}, paths);
  }

  private search(method: string, body: Json): KnownPlace[] {
    switch (method) {
      case 'places:searchNearby': {
        const types = body['includedTypes'];
        const circle = readCircle(body['locationRestriction'], 'locationRestriction');
        readEnum(body, 'rankPreference', ['POPULARITY', 'DISTANCE']);
        const wanted = Array.isArray(types) ? types.map(String) : [];
        return this.standIn
          .nearby(wanted, circle)
          .slice(0, readCount(body['maxResultCount'], 'maxResultCount'));
      }
      case 'places:searchText': {
        const words = asText(body['textQuery']);
        if (words === undefined) throw GoogleApiError.invalid('textQuery: is required');
        const bias =
          body['locationBias'] === undefined ? undefined : readCircle(body['locationBias'], 'locationBias');
        const ranked = readEnum(body, 'rankPreference', ['RELEVANCE', 'DISTANCE']);
        const found = this.standIn.byWords(words, bias, ranked === 'DISTANCE');
        return found.slice(0, readCount(body['pageSize'], 'pageSize'));
      }
      default:
        throw new GoogleApiError(404, 'NOT_FOUND', 'The places stand-in has no such method.');
    }
  }
}

function toWire(place: KnownPlace): object {
  const { type, name, location, address, rating } = place;
  return {
    id: Buffer.from(name).toString('base64url'),
    types: [type, 'point_of_interest', 'establishment'],
    primaryType: type,
    displayName: { text: name, languageCode: 'en' },
    formattedAddress: `${address} - Dubai - United Arab Emirates`,
    shortFormattedAddress: address,
    location,
    rating,
    businessStatus: 'OPERATIONAL',
    googleMapsUri: `https://maps.google.com/?q=${location.latitude},${location.longitude}`,
  };
}
