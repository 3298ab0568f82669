import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A network cable to the broker that can be pulled out. */
export class TcpProxy {
  private server?: Server;
  private readonly sockets = new Set<Socket>();

  constructor(
    readonly port: number,
    private readonly target: string,
  ) {}

  get host(): string {
    return `127.0.0.1:${this.port}`;
  }

  async plugIn(): Promise<void> {
    const [host, port] = this.target.split(':');
    this.server = createServer((client) => {
      const upstream = connect(Number(port), host);
      for (const socket of [client, upstream]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
      }
      client.pipe(upstream).pipe(client);
    }).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** Open connections stay open and carry nothing any more: what a stuck stream looks like. New ones work. */
  freeze(): void {
    for (const socket of this.sockets) {
      socket.unpipe();
      socket.pause();
    }
  }

  async pullOut(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    if (!this.server) return;
    this.server.close();
    await once(this.server, 'close');
    this.server = undefined;
  }
}
