import { Injectable } from '@nestjs/common';
import { DeliveryStatus, INBOUND_KINDS, InboundMessage } from '@whatsapp-agent/contracts';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import { compileContract } from './compile-contract';
import { findTenantKey } from './routing-attributes';

/** Checks events against the contract between the apps: what the worker would park must not be published. */
@Injectable()
export class EventValidator {
  private readonly keepsMessageContract = compileContract(InboundMessage);
  private readonly keepsStatusContract = compileContract(DeliveryStatus);

  /** Why a message breaks the contract (`invalid:` and the field), or undefined when it does not. */
  findMessageProblem(message: InboundMessage): string | undefined {
    if (!this.keepsMessageContract(message)) {
      const problem = findProblem(InboundMessage, message);
      if (problem !== undefined) return problem;
    }
    if (findTenantKey(message.account) === undefined) return 'invalid:account';
    if (message.contact.waId === undefined && message.contact.userId === undefined) return 'invalid:contact';
    return (INBOUND_KINDS as readonly string[]).includes(message.content.kind)
      ? undefined
      : 'invalid:content';
  }

  /** The same for a status. */
  findStatusProblem(status: DeliveryStatus): string | undefined {
    if (!this.keepsStatusContract(status)) {
      const problem = findProblem(DeliveryStatus, status);
      if (problem !== undefined) return problem;
    }
    return findTenantKey(status.account) === undefined ? 'invalid:account' : undefined;
  }
}

/**
 * Names the first field that is wrong. Field names are ours, so they may be logged; values never are.
 * What is nested too deeply to be read is wrong too: it could not be serialised either, and one such form
 * answer must not cost the other events of its webhook.
 */
function findProblem<Event extends object>(type: ClassConstructor<Event>, event: Event): string | undefined {
  try {
    const [first] = validateSync(plainToInstance(type, event), { stopAtFirstError: true });
    return first === undefined ? undefined : `invalid:${first.property}`;
  } catch (error) {
    if (error instanceof RangeError) return 'invalid:nesting';
    throw error;
  }
}
