import { Injectable } from '@nestjs/common';
import { encodePng } from './png-encoder';
import { drawProperty } from './property-scene';

/** A picture is some 60 kB; this many are kept, the one unused longest goes first. */
const KEPT = 200;

/** Draws pictures and keeps the ones asked for lately. */
@Injectable()
export class PropertyPictures {
  private readonly kept = new Map<string, Buffer>();

  /** The picture of the name, as PNG. */
  get(name: string): Buffer {
    const picture = this.kept.get(name) ?? encodePng(drawProperty(name));
    this.kept.delete(name);
    this.kept.set(name, picture);
    if (this.kept.size > KEPT) this.kept.delete([...this.kept.keys()][0] ?? name);
    return picture;
  }
}
