import type { AddressInfo } from 'node:net';
import { createServer, type Server, Socket } from 'node:net';

/**
 * A wire that can be cut: forwards bytes to a database and breaks the connection when the client sends a given word.
 * `after`: the word reaches the database, its answer never comes back. `before`: the word does not even arrive.
 */
export class TcpProxy {
  private cut: { word: string; when: 'before' | 'after' } | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(host: string, port: number): Promise<TcpProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new TcpProxy(server, (server.address() as AddressInfo).port);
    server.on('connection', (client) => proxy.join(client, host, port));
    return proxy;
  }

  cutOnce(word: string, when: 'before' | 'after'): void {
    this.cut = { word, when };
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket, host: string, port: number): void {
    const database = new Socket().connect(port, host);
    for (const socket of [client, database]) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    database.on('data', (chunk) => client.write(chunk));
    client.on('data', (chunk) => {
      if (!this.cut || !chunk.includes(this.cut.word)) {
        database.write(chunk);
        return;
      }
      const { when } = this.cut;
      this.cut = undefined;
      client.destroySoon();
      client.removeAllListeners('close');
      if (when === 'before') database.destroy();
      // The statement arrives; a moment later the database sees its client gone.
      else database.write(chunk, () => setTimeout(() => database.destroy(), 300));
      client.destroy();
    });
  }
}
