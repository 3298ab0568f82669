import { Module } from '@nestjs/common';
import { MediaController } from './media.controller';
import { PropertyPictures } from './property-pictures.service';

@Module({ controllers: [MediaController], providers: [PropertyPictures] })
export class MediaModule {}
