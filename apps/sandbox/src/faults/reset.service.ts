import { Inject, Injectable, Optional } from '@nestjs/common';
import { ChatNetwork } from '../chats/chat-network';
import { BACKLOGS, type Backlog } from './backlog';
import { ConversationData } from './conversation-data';
import { FaultsService } from './faults.service';

/** Takes the sandbox back to how it was after its start. */
@Injectable()
export class ResetService {
  constructor(
    private readonly faults: FaultsService,
    private readonly conversations: ConversationData,
    @Inject(BACKLOGS) private readonly backlogs: readonly Backlog[],
    @Optional() private readonly network?: ChatNetwork,
  ) {}

  /** Faults go first, so that none of them breaks the reset; the backlog goes before the rows it would bring back. */
  async reset(): Promise<void> {
    this.faults.clear();
    await Promise.all(this.backlogs.map((backlog) => backlog.clear()));
    await this.conversations.clear();
    this.network?.reset();
  }
}
