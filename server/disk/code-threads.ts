import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type CodeReader, decodePack, readCodeFile } from '../core/index.ts';

/** What a thread is asked, and what it answers: the pack of the files, by their number. */
export interface CodeJob {
  readonly id: number;
  readonly dialect: string;
  readonly files: Parameters<CodeReader>[0];
}
export interface CodeJobDone {
  readonly id: number;
  readonly pack: Uint8Array;
}

/** Characters that are read sooner here than a thread starts. */
const least = 300_000;
/** The same where threads run already, and know how. */
const leastMore = 20_000;
/** Megabytes for what a thread needs for a moment. Without a limit each takes three times as much, and is no quicker. */
const young = 16;
/** Milliseconds a thread may be idle before it ends. */
const idle = 5_000;

export interface CodeThreads {
  readonly read: CodeReader;
  /** Starts all threads: for when much is to be read, and what is not known yet. */
  start(): void;
  dispose(): Promise<void>;
}

/**
 * Reads code in threads of its own, so that a large repository takes a fraction of the time and an editor can be answered
 * meanwhile. Undefined when run from source, where there is no bundle for them. A thread that fails leaves its files to be
 * read here.
 */
export function openCodeThreads(count = Math.min(4, availableParallelism() - 1)): CodeThreads | undefined {
  const own = fileURLToPath(import.meta.url);
  const file = path.join(path.dirname(own), 'code-thread.cjs');
  if (!own.endsWith('.cjs') || count < 1 || !existsSync(file)) return undefined;
  const threads: Thread[] = [];
  const add = (): Thread => {
    const thread: Thread = new Thread(file, () => threads.splice(threads.indexOf(thread), 1));
    threads.push(thread);
    return thread;
  };
  return {
    start() {
      while (threads.length < count) add();
    },
    async read(files, dialect) {
      const here = () => files.map(({ path, text, listed }) => readCodeFile(path, text, dialect, listed));
      if (lengthOf(files) < (threads.length > 0 ? leastMore : least)) return here();
      let thread = threads.find((each) => each.waiting === 0);
      if (!thread && threads.length < count) thread = add();
      thread ??= threads.reduce((a, b) => (b.load < a.load ? b : a));
      const pack = await thread.ask(dialect.id, files).catch(() => undefined);
      const read = pack && decodePack(pack);
      return read?.size === files.length ? [...read.values()] : here();
    },
    async dispose() {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}

const lengthOf = (files: CodeJob['files']): number => files.reduce((sum, { text }) => sum + text.length, 0);

class Thread {
  /** Jobs it has, and their characters. */
  waiting = 0;
  load = 0;
  private readonly worker: Worker;
  private readonly jobs = new Map<number, { done(pack: Uint8Array): void; failed(error: Error): void }>();
  private last = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(file: string, ended: () => void) {
    this.worker = new Worker(file, { resourceLimits: { maxYoungGenerationSizeMb: young } });
    this.worker.on('message', ({ id, pack }: CodeJobDone) => this.jobs.get(id)?.done(pack));
    const over = (error?: Error): void => {
      for (const job of this.jobs.values()) job.failed(error ?? new Error('the thread ended'));
      this.jobs.clear();
    };
    this.rest();
    this.worker.on('error', over);
    this.worker.on('exit', () => {
      over();
      ended();
    });
  }

  ask(dialect: string, files: CodeJob['files']): Promise<Uint8Array> {
    clearTimeout(this.timer);
    this.worker.ref();
    this.waiting++;
    const load = lengthOf(files);
    this.load += load;
    const job: CodeJob = { id: ++this.last, dialect, files };
    return new Promise<Uint8Array>((done, failed) => {
      this.jobs.set(job.id, { done, failed });
      this.worker.postMessage(job);
    }).finally(() => {
      this.jobs.delete(job.id);
      this.load -= load;
      if (--this.waiting === 0) this.rest();
    });
  }

  /** Ends it where nobody asks for a while; meanwhile it does not keep the process alive. */
  private rest(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.end(), idle);
    this.timer.unref();
    this.worker.unref();
  }

  async end(): Promise<void> {
    clearTimeout(this.timer);
    await this.worker.terminate();
  }
}
