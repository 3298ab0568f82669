import { BadRequestException, Injectable, type PipeTransform } from '@nestjs/common';

/** Makes `+971 50-123 4567` the digits WhatsApp uses, and refuses what cannot be a number. */
@Injectable()
export class PhonePipe implements PipeTransform<string, string> {
  transform(written: string): string {
    const phone = written.replace(/[\s+().-]/g, '');
    if (/^[1-9]\d{6,14}$/.test(phone)) return phone;
    throw new BadRequestException(
      'The phone in the path must be a number with its country code: 7 to 15 digits, e.g. 971501234501.',
    );
  }
}
