import { connect, type Socket } from 'node:net';
import { takeAnswer, type WebhookAnswer } from './http-answer.ts';

/** The platform's idle limit is 60 s: slower is a failure. */
const ANSWER_MS_MAX = 60_000;

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. Written on a bare socket: Node's client costs more than all else the
 * emulator does, and a benchmark pushes thousands of updates a second through here.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private readonly onClosed: (connection: HttpConnection) => void;
  private received: Buffer = Buffer.alloc(0);
  private resolve: ((answer: WebhookAnswer) => void) | undefined;
  private failure = 'Connection closed';

  constructor(host: string, port: number, onClosed: (connection: HttpConnection) => void) {
    this.onClosed = onClosed;
    this.socket = connect({ host, port, noDelay: true });
    this.socket.setTimeout(ANSWER_MS_MAX);
    this.socket.on('timeout', () => this.fail('Read timeout expired'));
    this.socket.on('error', (error: NodeJS.ErrnoException) => this.fail(error.code === 'ECONNREFUSED' ? 'Connection refused' : error.message));
    this.socket.on('data', (chunk) => this.read(chunk));
    this.socket.on('close', () => this.closed());
  }

  /** Sends a whole request, head and body; never rejects. */
  send(request: string): Promise<WebhookAnswer> {
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.socket.write(request);
    });
  }

  destroy(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const taken = takeAnswer(this.received);
    if (taken === undefined) return;
    this.received = this.received.subarray(taken.length);
    if (taken.close) this.socket.destroy();
    this.answer(taken.answer);
  }

  private answer(answer: WebhookAnswer): void {
    const { resolve } = this;
    this.resolve = undefined;
    resolve?.(answer);
  }

  private fail(reason: string): void {
    this.failure = reason;
    this.socket.destroy();
  }

  private closed(): void {
    this.onClosed(this);
    this.answer({ status: 0, error: this.failure });
  }
}
