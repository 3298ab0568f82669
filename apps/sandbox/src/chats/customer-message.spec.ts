import { BadRequestException } from '@nestjs/common';
import type { NetworkMessage } from './chat-network';
import { buildCustomerMessage } from './customer-message';

describe('buildCustomerMessage', () => {
  it('builds a text, quoting when asked', () => {
    expect(buildCustomerMessage({ text: 'Hi' }, [])).toEqual({ type: 'text', text: { body: 'Hi' } });
    expect(buildCustomerMessage({ text: 'Hi', replyTo: 'wamid.1' }, [])).toHaveProperty('context', {
      id: 'wamid.1',
    });
  });

  it('passes a raw message on as it is', () => {
    const raw = { type: 'location', location: { latitude: 25, longitude: 55 } };

    expect(buildCustomerMessage({ raw }, [])).toEqual(raw);
  });

  it('presses a button of the latest message that offers it, naming that message', () => {
    const chat = [offer('wamid.old', replyButton('yes')), offer('wamid.new', replyButton('yes'))];

    expect(buildCustomerMessage({ button: { id: 'yes', title: 'Yes' } }, chat)).toEqual({
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
      context: { id: 'wamid.new' },
    });
  });

  it('presses the button of the message that was named rather than of the latest', () => {
    const chat = [offer('wamid.old', replyButton('yes')), offer('wamid.new', replyButton('yes'))];
    const press = buildCustomerMessage({ button: { id: 'yes', title: 'Yes' }, replyTo: 'wamid.old' }, chat);

    expect(press['context']).toEqual({ id: 'wamid.old' });
  });

  it('presses a row of a list as a list reply', () => {
    const list = {
      type: 'interactive',
      interactive: { type: 'list', action: { sections: [{ rows: [{ id: 'r1', title: '10:00' }] }] } },
    };

    expect(
      buildCustomerMessage({ button: { id: 'r1', title: '10:00' } }, [offer('wamid.1', list)]),
    ).toMatchObject({ interactive: { type: 'list_reply', list_reply: { id: 'r1', title: '10:00' } } });
  });

  it('presses a quick reply of a template as a button message', () => {
    const parameters = [{ type: 'payload', payload: 'know_more' }];
    const template = {
      type: 'template',
      template: { components: [{ type: 'button', sub_type: 'quick_reply', parameters }] },
    };

    expect(
      buildCustomerMessage({ button: { id: 'know_more', title: 'Know more' } }, [offer('wamid.1', template)]),
    ).toEqual({
      type: 'button',
      button: { payload: 'know_more', text: 'Know more' },
      context: { id: 'wamid.1' },
    });
  });

  it('never takes a message of the customer for what was pressed', () => {
    const own: NetworkMessage = { ...offer('wamid.own', replyButton('yes')), direction: 'in' };

    expect(buildCustomerMessage({ button: { id: 'yes', title: 'Yes' } }, [own])).not.toHaveProperty(
      'context',
    );
  });

  it.each([
    [{}],
    [{ text: 'Hi', raw: { type: 'text' } }],
    [{ text: 'Hi', button: { id: 'b', title: 'B' } }],
    [{ raw: { text: { body: 'no type' } } }],
  ])('refuses %j', (request) => {
    expect(() => buildCustomerMessage(request, [])).toThrow(BadRequestException);
  });
});

function offer(id: string, raw: NetworkMessage['raw']): NetworkMessage {
  return { id, direction: 'out', at: '2026-11-01T08:00:00.000Z', raw };
}

function replyButton(id: string) {
  const buttons = [{ type: 'reply', reply: { id, title: 'Yes' } }];
  return { type: 'interactive', interactive: { type: 'button', body: { text: '?' }, action: { buttons } } };
}
