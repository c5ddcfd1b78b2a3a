import { mongo } from 'mongoose';

const HEADER_BYTES = 16;
const OP_MSG = 2013;
const CHECKSUM_BYTES = 4;
const FLAG_CHECKSUM = 1;

/** One command of a client, as far as the proxy understands it. */
export interface Command {
  readonly requestId: number;
  /** The command's name, as the server knows it: `update`, `commitTransaction`, `hello` … */
  readonly name: string;
  readonly collection: string | undefined;
  /** What a `find` looks for; empty for other commands. */
  readonly filter: Readonly<Record<string, unknown>>;
  /** Documents of the command's list: the updates of an `update`, the documents of an `insert`. */
  readonly documents: readonly Readonly<Record<string, unknown>>[];
  /** True for a command inside a multi-document transaction. */
  readonly inTransaction: boolean;
  /** Does it change data (or finish a change)? */
  readonly writes: boolean;
}

const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'commitTransaction', 'bulkWrite']);
const LISTS = ['updates', 'documents', 'deletes', 'ops'];

/** Cuts a stream of bytes into whole messages of the wire protocol; what is incomplete waits for the next bytes. */
export class MessageStream {
  #rest: Buffer = Buffer.alloc(0);

  /** Takes more bytes; returns the messages that are complete now. */
  take(bytes: Buffer): Buffer[] {
    this.#rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const messages: Buffer[] = [];
    while (this.#rest.length >= HEADER_BYTES) {
      const length = this.#rest.readInt32LE(0);
      if (this.#rest.length < length) break;
      messages.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
    }
    return messages;
  }
}

/** Which request a server's message answers. */
export function answeredRequest(message: Buffer): number { return message.readInt32LE(8); }

/** Reads a client's OP_MSG; `undefined` for any other kind of message. */
export function readCommand(message: Buffer): Command | undefined {
  if (message.readInt32LE(12) !== OP_MSG) return undefined;
  const flags = message.readUInt32LE(HEADER_BYTES);
  const end = message.length - ((flags & FLAG_CHECKSUM) === 0 ? 0 : CHECKSUM_BYTES);
  let body: Record<string, unknown> = {};
  const documents: Record<string, unknown>[] = [];
  for (let at = HEADER_BYTES + 4; at < end;) {
    const kind = message[at];
    const size = message.readInt32LE(at + 1);
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0) body = mongo.BSON.deserialize(section);
    else documents.push(...readSequence(section));
    at += 1 + size;
  }
  const name = Object.keys(body)[0] ?? '';
  for (const list of LISTS) {
    const inline = body[list];
    if (Array.isArray(inline)) documents.push(...inline);
  }
  const collection = body[name];
  return {
    requestId: message.readInt32LE(4), name, documents,
    collection: typeof collection === 'string' ? collection : undefined,
    filter: isDocument(body['filter']) ? body['filter'] : {},
    inTransaction: body['autocommit'] === false,
    writes: WRITES.has(name),
  };
}

function isDocument(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A section of kind 1: size, the list's name, then documents one after the other. */
function readSequence(section: Buffer): Record<string, unknown>[] {
  const documents: Record<string, unknown>[] = [];
  for (let at = section.indexOf(0, 4) + 1; at < section.length;) {
    const size = section.readInt32LE(at);
    documents.push(mongo.BSON.deserialize(section.subarray(at, at + size)));
    at += size;
  }
  return documents;
}
