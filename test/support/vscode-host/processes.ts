import fs from 'node:fs';

/** Ends a process with all its descendants, by id: politely, then not. A language server may have left the process group. */
export async function end(pid: number): Promise<void> {
  const ids = new Set<number>();
  for (const [signal, patience] of [
    ['SIGTERM', 500],
    ['SIGKILL', 5000],
  ] as const) {
    for (const id of descendants(pid)) ids.add(id);
    for (const id of ids) kill(id, signal);
    for (const until = Date.now() + patience; Date.now() < until; ) {
      if (![...ids].some(isAlive)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** The same at once, for an `exit` handler, which can't wait. */
export function endNow(pid: number): void {
  for (const id of descendants(pid)) kill(id, 'SIGKILL');
}

/** The process and everything below it (Linux). */
function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of fs.readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? stat(name)?.parent : undefined;
    if (parent === undefined) continue;
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (const each of found) found.push(...(children.get(each) ?? []));
  return found;
}

function isAlive(pid: number): boolean {
  const state = stat(String(pid))?.state;
  return state !== undefined && state !== 'Z';
}

function stat(pid: string): { state: string; parent: number } | undefined {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = text.slice(text.lastIndexOf(')') + 2).split(' '); // the name before may hold anything
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
