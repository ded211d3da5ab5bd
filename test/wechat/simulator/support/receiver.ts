import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

export interface Received {
  method: string;
  target: string;
  headers: IncomingHttpHeaders;
  body: string;
}

type Script = (received: Received, count: number) => number | { status: number; body: string } | 'silence';

/** The shop's server as WeChat sees it: keeps what arrives and answers by script (default 204). */
export class Receiver {
  readonly received: Received[] = [];
  script: Script = () => 204;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static start(): Promise<Receiver> {
    return new Promise((resolve) => {
      const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const body = Buffer.concat(chunks).toString('utf8');
          const { method = '', url = '', headers } = request;
          const received = { method, target: url, headers, body };
          receiver.received.push(received);
          const answer = receiver.script(received, receiver.received.length);
          if (answer === 'silence') return;
          const { status, body: content } =
            typeof answer === 'number' ? { status: answer, body: '' } : answer;
          response.writeHead(status);
          response.end(status === 204 ? undefined : content);
        });
      });
      let receiver: Receiver;
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        const port = typeof address === 'object' && address ? address.port : 0;
        receiver = new Receiver(server, `http://127.0.0.1:${port}/api/wxpay/notify`);
        resolve(receiver);
      });
    });
  }

  clear(): void {
    this.received.length = 0;
    this.script = () => 204;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}
