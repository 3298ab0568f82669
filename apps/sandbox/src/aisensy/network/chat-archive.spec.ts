import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_BUSINESSES } from '../businesses';
import { ChatArchive } from './chat-archive';
import { WhatsappNetwork } from './whatsapp-network';

describe(ChatArchive, () => {
  let folder: string;
  let networks: WhatsappNetwork[] = [];
  const [business] = SANDBOX_BUSINESSES;
  const phone = '971500000001';
  const open = (file = join(folder, 'chats.json')) => {
    // Nobody listens there: the business confirms nothing.
    const webhook = {
      url: 'http://127.0.0.1:9/',
      surface: 'meta' as const,
      metaAppSecret: 's',
      aisensySecret: 's',
    };
    const network = new WhatsappNetwork({ webhook, publicUrl: 'http://127.0.0.1:9' });
    networks.push(network);
    const archive = new ChatArchive(file, network);
    archive.open();
    return { network, archive };
  };
  const text = (body: string) => ({ type: 'text', text: { body } });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chat-archive-'));
  });
  afterEach(() => {
    for (const network of networks) network.stop();
    networks = [];
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows the chats again, and lets the business answer in them', async () => {
    const before = open();
    await before.network.customerSends({
      business: business!.wabaId,
      phone,
      message: text('Hi'),
      profileName: 'Asha',
    });
    before.network.businessSends(business!, { to: phone, ...text('Hello') });
    before.archive.save();

    const { network } = open();
    expect(network.messages(business!.wabaId, phone)).toEqual(
      before.network.messages(business!.wabaId, phone),
    );
    expect(() => network.businessSends(business!, { to: phone, ...text('Still there?') })).not.toThrow();
  });

  it('delivers again what the business had not confirmed', async () => {
    const before = open();
    await before.network.customerSends({ business: business!.wabaId, phone, message: text('Hi') });
    before.archive.save();
    expect(open().network.pendingWebhooks).toBe(1);
  });

  it('forgets everything on reset', async () => {
    const before = open();
    await before.network.customerSends({ business: business!.wabaId, phone, message: text('Hi') });
    before.network.reset();
    before.archive.save();
    expect(open().network.messages(business!.wabaId, phone)).toEqual([]);
  });

  it('begins empty with a file it cannot read', () => {
    writeFileSync(join(folder, 'chats.json'), '{"half');
    expect(open().network.customers(business!.wabaId)).toEqual([]);
  });
});
