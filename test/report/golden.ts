import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, 'golden');
const used = new Set<string>();

/** Compares with the file golden/NAME; UPDATE=1 writes it. */
export function golden(name: string, actual: string): void {
  used.add(name);
  const file = path.join(folder, name);
  if (process.env.UPDATE) writeFileSync(file, actual);
  assert.ok(existsSync(file), `${name} is not there; UPDATE=1 writes it`);
  assert.equal(actual, readFileSync(file, 'utf8'));
}

/** Fails for files no case has asked for. */
export function noneLeft(): void {
  const left = readdirSync(folder).filter((name) => !used.has(name));
  assert.deepEqual(left, [], 'goldens that no case uses');
}
