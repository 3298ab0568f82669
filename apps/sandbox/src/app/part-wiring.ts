import type { DynamicModule, Provider, Type } from '@nestjs/common';
import type { Backlog } from '../faults/backlog';
import type { FaultPanel } from '../faults/fault-panel';
import type { RunnablePart } from './sandbox-part';

/** What one part brings into the application. */
export interface PartWiring {
  parts?: RunnablePart[];
  panels?: FaultPanel[];
  backlogs?: Backlog[];
  imports?: (DynamicModule | Type)[];
  controllers?: Type[];
  providers?: Provider[];
}
