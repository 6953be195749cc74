import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { type GitProgram, startGit } from './git-process.ts';

export interface GitObject {
  readonly id: string;
  readonly type: string;
  /** Undefined when the object is larger than `limit`. */
  readonly bytes: Buffer | undefined;
}

interface Request {
  readonly name: string;
  readonly answer: (object: GitObject | undefined) => void;
}

/**
 * Objects of a repository by name, through one `git cat-file --batch` that lives until it is idle or closed. Names go to its
 * standard input, one a line, so whatever they look like they are never options. An object that is not there is undefined,
 * and so is one that makes git end or stop answering.
 */
export class GitObjects {
  private child: ChildProcessWithoutNullStreams | undefined;
  private waiting: Request[] = [];
  private reply: Reply;
  private timer: NodeJS.Timeout | undefined;
  /** Processes that ended one after the other without a single answer. */
  private failures = 0;

  constructor(
    private readonly git: GitProgram,
    private readonly limit: number,
    private readonly idle: number,
    private readonly report: (problem: string) => void,
  ) {
    this.reply = new Reply(limit);
  }

  read(name: string): Promise<GitObject | undefined> {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would be a second request
    if (name === '' || /[\x00-\x1f\x7f]/.test(name)) return Promise.resolve(undefined);
    return new Promise((answer) => {
      this.waiting.push({ name, answer });
      const child = this.child ?? this.start();
      // Thousands are asked for in one go; they are sent in one write.
      child.stdin.cork();
      child.stdin.write(`${name}\n`);
      process.nextTick(() => child.stdin.uncork());
      if (this.waiting.length === 1) this.watch(child);
    });
  }

  /** Ends the process; who still waits gets undefined. Reading afterwards starts another one. */
  async close(): Promise<void> {
    const child = this.child;
    if (!child) return;
    this.child = undefined;
    this.giveUp();
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.ref();
    if (child.kill('SIGKILL')) await exited;
  }

  private start(): ChildProcessWithoutNullStreams {
    const child = startGit(this.git, ['cat-file', '--batch']);
    this.child = child;
    this.reply = new Reply(this.limit);
    child.stdout.on('data', (chunk: Buffer) => this.take(child, chunk));
    child.stderr.resume();
    child.on('error', () => this.ended(child));
    child.on('close', () => this.ended(child));
    // An idle process must not keep ours alive; while somebody waits, the timer does.
    child.unref();
    for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as { unref?(): void }).unref?.();
    return child;
  }

  private take(child: ChildProcessWithoutNullStreams, chunk: Buffer): void {
    if (this.child !== child) return;
    this.failures = 0;
    for (const object of this.reply.take(chunk)) this.waiting.shift()?.answer(object);
    this.watch(child);
  }

  /** While somebody waits: until git has been silent for too long. Otherwise: until it has been idle. */
  private watch(child: ChildProcessWithoutNullStreams): void {
    clearTimeout(this.timer);
    const idle = this.waiting.length === 0;
    this.timer = setTimeout(
      () => {
        if (!idle) this.report(`git cat-file took longer than ${this.git.timeout / 1000} seconds`);
        child.kill('SIGKILL');
      },
      idle ? this.idle : this.git.timeout,
    );
    if (idle) this.timer.unref();
  }

  /** The request git ended on has no answer; the ones behind it are asked again. */
  private ended(child: ChildProcessWithoutNullStreams): void {
    if (this.child !== child) return;
    this.child = undefined;
    clearTimeout(this.timer);
    if (this.waiting.length === 0) return;
    this.waiting.shift()?.answer(undefined);
    if (++this.failures > 3) {
      this.report('git cat-file ends without an answer');
      this.giveUp();
      return;
    }
    if (this.waiting.length === 0) return;
    const next = this.start();
    for (const { name } of this.waiting) next.stdin.write(`${name}\n`);
    this.watch(next);
  }

  private giveUp(): void {
    clearTimeout(this.timer);
    this.failures = 0;
    for (const { answer } of this.waiting.splice(0)) answer(undefined);
  }
}

/** Takes the output of `cat-file --batch` apart: `<id> <type> <size>\n<bytes>\n`, or a line that ends in `missing`. */
class Reply {
  private header: Buffer = Buffer.alloc(0);
  private object: { id: string; type: string; size: number } | undefined;
  private parts: Buffer[] = [];
  private left = 0;

  constructor(private readonly limit: number) {}

  *take(chunk: Buffer): Generator<GitObject | undefined> {
    let rest = chunk;
    while (rest.length > 0) {
      if (!this.object) {
        const end = rest.indexOf(10);
        this.header = Buffer.concat([this.header, end < 0 ? rest : rest.subarray(0, end)]);
        if (end < 0) return;
        rest = rest.subarray(end + 1);
        const [, id, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(this.header.toString()) ?? [];
        this.header = Buffer.alloc(0);
        if (!id || !type) yield undefined;
        else this.object = { id, type, size: Number(size) };
        this.left = Number(size ?? 0) + 1;
        continue;
      }
      const { id, type, size } = this.object;
      const part = rest.subarray(0, this.left);
      // Too large: the bytes have to be read, for the next object lies behind them, but not kept.
      if (size <= this.limit) this.parts.push(part);
      this.left -= part.length;
      rest = rest.subarray(part.length);
      if (this.left > 0) return;
      const bytes = size <= this.limit ? Buffer.concat(this.parts).subarray(0, size) : undefined;
      this.object = undefined;
      this.parts = [];
      yield { id, type, bytes };
    }
  }
}
