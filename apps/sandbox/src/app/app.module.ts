import { type DynamicModule, Module } from '@nestjs/common';
import type { SandboxConfig, SandboxPart } from '@whatsapp-agent/config';
import { AisensyFaultPanel, AisensyStandInModule } from '../aisensy';
import { AreaExpert } from '../area-expert/area-expert';
import { AreaExpertController } from '../area-expert/area-expert.controller';
import { BusinessesController } from '../chats/businesses.controller';
import { ChatNetwork } from '../chats/chat-network';
import { ChatsController } from '../chats/chats.controller';
import { ChatsService } from '../chats/chats.service';
import { EventsController } from '../chats/events.controller';
import { TurnsRepository } from '../chats/turns.repository';
import { DashboardController } from '../dashboard/dashboard.controller';
import { MetricsCollector } from '../dashboard/metrics-collector.service';
import { BACKLOGS } from '../faults/backlog';
import { ConversationData } from '../faults/conversation-data';
import { FAULT_PANELS } from '../faults/fault-panel';
import { FaultsController } from '../faults/faults.controller';
import { FaultsService } from '../faults/faults.service';
import { PubSubFaultPanel } from '../faults/pubsub-fault.panel';
import { ResetController } from '../faults/reset.controller';
import { ResetService } from '../faults/reset.service';
import { SupabaseFaultPanel } from '../faults/supabase-fault.panel';
import { Brochures } from '../media/brochures.service';
import { MediaController } from '../media/media.controller';
import { PropertyPictures } from '../media/property-pictures.service';
import { OpenAiFaultPanel, OpenAiModule } from '../openai';
import { PhoneController } from '../phone/phone.controller';
import { PlacesController, PlacesFaultPanel, PlacesStandIn, RoutesController } from '../places';
import { PubSubBroker } from '../pubsub';
import { SweepService } from '../sweep/sweep.service';
import { AisensyPart } from './aisensy.part';
import { BrokerController } from './broker.controller';
import { HealthController } from './health.controller';
import { OpenAiPart } from './openai.part';
import type { PartWiring } from './part-wiring';
import { PlacesPart } from './places.part';
import { PubSubPart } from './pubsub.part';
import { SANDBOX_CONFIG } from './sandbox-config.token';
import { SandboxDatabase } from './sandbox-database';
import { RUNNABLE_PARTS } from './sandbox-part';
import { SandboxParts } from './sandbox-parts.service';
import { SupabasePart } from './supabase.part';

/** Puts together what the configuration asks for. */
@Module({})
export class AppModule {
  static forConfig(config: SandboxConfig): DynamicModule {
    const wirings = config.parts.map((part) => WIRE[part](config));
    const all = <Item>(pick: (wiring: PartWiring) => Item[] | undefined): Item[] =>
      wirings.flatMap((wiring) => pick(wiring) ?? []);
    return {
      module: AppModule,
      imports: all((wiring) => wiring.imports),
      controllers: [
        HealthController,
        FaultsController,
        ResetController,
        PhoneController,
        DashboardController,
        MediaController,
        AreaExpertController,
        ...all((wiring) => wiring.controllers),
      ],
      providers: [
        { provide: SANDBOX_CONFIG, useValue: config },
        { provide: RUNNABLE_PARTS, useValue: all((wiring) => wiring.parts) },
        { provide: FAULT_PANELS, useValue: all((wiring) => wiring.panels) },
        { provide: BACKLOGS, useValue: all((wiring) => wiring.backlogs) },
        SandboxParts,
        SandboxDatabase,
        FaultsService,
        ConversationData,
        ResetService,
        SweepService,
        MetricsCollector,
        AreaExpert,
        PropertyPictures,
        Brochures,
        ...all((wiring) => wiring.providers),
      ],
    };
  }
}

const WIRE: Record<SandboxPart, (config: SandboxConfig) => PartWiring> = {
  pubsub: wirePubSub,
  supabase: wireSupabase,
  aisensy: wireAisensy,
  openai: wireOpenAi,
  places: wirePlaces,
};

function wirePubSub(config: SandboxConfig): PartWiring {
  const part = new PubSubPart(config);
  return {
    parts: [part],
    panels: [new PubSubFaultPanel(part.broker)],
    backlogs: [part],
    controllers: [BrokerController],
    providers: [{ provide: PubSubBroker, useValue: part.broker }],
  };
}

function wireSupabase(config: SandboxConfig): PartWiring {
  const part = new SupabasePart(config);
  return { parts: [part], panels: [new SupabaseFaultPanel(part.standIn.faults, part.standIn.strikes)] };
}

function wireAisensy(config: SandboxConfig): PartWiring {
  const part = new AisensyPart(config);
  return {
    parts: [part],
    panels: [new AisensyFaultPanel(part.network.faults)],
    imports: [AisensyStandInModule.forNetwork(part.network)],
    controllers: [ChatsController, BusinessesController, EventsController],
    providers: [{ provide: ChatNetwork, useValue: part.network }, ChatsService, TurnsRepository],
  };
}

function wireOpenAi(config: SandboxConfig): PartWiring {
  const part = new OpenAiPart(config);
  return {
    parts: [part],
    panels: [new OpenAiFaultPanel(part.standIn)],
    backlogs: [part],
    imports: [OpenAiModule.forStandIn(part.standIn)],
  };
}

function wirePlaces(config: SandboxConfig): PartWiring {
  const part = new PlacesPart(config);
  return {
    parts: [part],
    panels: [new PlacesFaultPanel(part.standIn)],
    controllers: [PlacesController, RoutesController],
    providers: [{ provide: PlacesStandIn, useValue: part.standIn }],
  };
}
