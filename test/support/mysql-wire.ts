import { once } from 'node:events';
import net from 'node:net';

/** An error of the server: `code` is its number (`1213`), `sqlState` the five characters of the standard. */
export interface MysqlError extends Error {
  readonly code: string;
  readonly sqlState: string;
}

/** Capabilities of the client/server protocol: 4.1 protocol, secure connection, pluggable authentication, a database, several statements and results. */
const capabilities = 0x1 | 0x8 | 0x200 | 0x2000 | 0x8000 | 0x10000 | 0x20000 | 0x80000;
const utf8mb4 = 45;
const moreResults = 0x0008;

/**
 * A session with a MySQL or MariaDB server through its socket, in the text protocol, as a user without a password: as much of
 * https://mariadb.com/kb/en/clientserver-protocol/ as tests need. One query at a time.
 */
export class MysqlWire {
  private buffer: Buffer = Buffer.alloc(0);
  private readonly packets: Buffer[] = [];
  private waiting: { resolve: (packet: Buffer) => void; reject: (error: Error) => void } | undefined;
  private closed: Error | undefined;
  private sequence = 0;

  private constructor(private readonly socket: net.Socket) {
    socket.on('data', (data) => this.take(data));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('the server closed the connection')));
  }

  static async connect(path: string, user: string, database = ''): Promise<MysqlWire> {
    const socket = net.connect(path);
    const wire = new MysqlWire(socket);
    const greeting = await wire.packet();
    if (greeting[0] === 0xff) throw errorOf(greeting);
    const head = Buffer.alloc(32);
    head.writeUInt32LE(capabilities, 0);
    head.writeUInt32LE(0xffffff, 4);
    head[8] = utf8mb4;
    wire.send(Buffer.concat([head, Buffer.from(`${user}\0\0${database}\0mysql_native_password\0`)]));
    let answer = await wire.packet();
    if (answer[0] === 0xfe) {
      wire.send(Buffer.alloc(0));
      answer = await wire.packet();
    }
    if (answer[0] === 0xff) throw errorOf(answer);
    return wire;
  }

  /** Runs the statements; the rows of the last that has any, every value as text. Rejects with a {@link MysqlError}. */
  async query(sql: string): Promise<(string | null)[][]> {
    this.sequence = 0;
    this.send(Buffer.concat([Buffer.from([0x03]), Buffer.from(sql)]));
    let rows: (string | null)[][] = [];
    for (;;) {
      const first = await this.packet();
      if (first[0] === 0xff) throw errorOf(first);
      let status: number;
      if (first[0] === 0x00) {
        const [, afterRows] = lengthAt(first, 1);
        const [, afterId] = lengthAt(first, afterRows);
        status = first.readUInt16LE(afterId);
      } else {
        while (!isEnd(await this.packet()));
        rows = [];
        let row = await this.packet();
        for (; !isEnd(row); row = await this.packet()) {
          if (row[0] === 0xff) throw errorOf(row);
          rows.push(valuesOf(row));
        }
        status = row.readUInt16LE(3);
      }
      if (!(status & moreResults)) return rows;
    }
  }

  async end(): Promise<void> {
    if (this.closed) return;
    this.sequence = 0;
    this.send(Buffer.from([0x01]));
    await once(this.socket, 'close').catch(() => {});
  }

  private send(payload: Buffer): void {
    const head = Buffer.alloc(4);
    head.writeUIntLE(payload.length, 0, 3);
    head[3] = this.sequence;
    this.socket.write(Buffer.concat([head, payload]));
  }

  private take(data: Buffer): void {
    this.buffer = this.buffer.length > 0 ? Buffer.concat([this.buffer, data]) : data;
    for (;;) {
      if (this.buffer.length < 4) return;
      const length = this.buffer.readUIntLE(0, 3);
      if (this.buffer.length < 4 + length) return;
      this.sequence = ((this.buffer[3] ?? 0) + 1) & 0xff;
      const packet = this.buffer.subarray(4, 4 + length);
      this.buffer = this.buffer.subarray(4 + length);
      if (this.waiting) this.waiting.resolve(packet);
      else this.packets.push(packet);
      this.waiting = undefined;
    }
  }

  private packet(): Promise<Buffer> {
    const ready = this.packets.shift();
    if (ready) return Promise.resolve(ready);
    if (this.closed) return Promise.reject(this.closed);
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }

  private fail(error: Error): void {
    this.closed ??= error;
    this.waiting?.reject(error);
    this.waiting = undefined;
  }
}

const isEnd = (packet: Buffer): boolean => packet[0] === 0xfe && packet.length < 9;

function errorOf(packet: Buffer): MysqlError {
  const text = packet.subarray(3).toString();
  const [, sqlState = '', message = text] = /^#(.{5})([\s\S]*)$/.exec(text) ?? [];
  return Object.assign(new Error(message), { code: String(packet.readUInt16LE(1)), sqlState });
}

function valuesOf(row: Buffer): (string | null)[] {
  const values: (string | null)[] = [];
  for (let at = 0; at < row.length; ) {
    const [length, start] = lengthAt(row, at);
    values.push(length === null ? null : row.subarray(start, start + length).toString());
    at = start + (length ?? 0);
  }
  return values;
}

/** A length-encoded integer, null for NULL, and where what follows it begins. */
function lengthAt(packet: Buffer, at: number): readonly [number | null, number] {
  const first = packet[at] ?? 0;
  if (first < 0xfb) return [first, at + 1];
  if (first === 0xfb) return [null, at + 1];
  const size = first === 0xfc ? 2 : first === 0xfd ? 3 : 6;
  return [packet.readUIntLE(at + 1, size), at + 1 + (first === 0xfe ? 8 : size)];
}
