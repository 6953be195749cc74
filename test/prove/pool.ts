import { type ChildProcess, fork } from 'node:child_process';
import type { Task, TaskResult } from './task.ts';

type Answer = { readonly result: TaskResult } | { readonly error: string };
interface Waiting {
  readonly task: Task;
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (error: Error) => void;
}

/** Processes with servers of their own, which work off tasks in the order they came. */
export class Pool {
  private readonly waiting: Waiting[] = [];
  private readonly processes: ChildProcess[] = [];
  private readonly idle: ChildProcess[] = [];

  /** `jobs`: how many processes there may be; each starts when there is work for it. */
  constructor(private readonly jobs: number) {}

  /** Rejects when there is no plan, or no such server. */
  run(task: Task): Promise<TaskResult> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      this.next();
    });
  }

  /** Leaves what has not begun undone, and stops the processes and their servers. */
  async stop(): Promise<void> {
    this.waiting.length = 0;
    const ends = this.processes
      .filter((child) => child.exitCode === null)
      .map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of this.processes) if (child.connected) child.disconnect();
    await Promise.all(ends);
  }

  private next(): void {
    if (this.waiting.length === 0) return;
    const child = this.idle.pop() ?? (this.processes.length < this.jobs ? this.start() : undefined);
    const work = child && this.waiting.shift();
    if (!work) return;
    const died = (): void => work.reject(new Error('the process of the pool died'));
    child.once('exit', died);
    child.once('message', (answer: Answer) => {
      child.off('exit', died);
      if ('error' in answer) work.reject(new Error(answer.error));
      else work.resolve(answer.result);
      this.idle.push(child);
      this.next();
    });
    child.send(work.task);
  }

  private start(): ChildProcess {
    const child = fork(new URL('worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
    this.processes.push(child);
    child.once('exit', () => {
      this.processes.splice(this.processes.indexOf(child), 1);
      this.next();
    });
    return child;
  }
}
