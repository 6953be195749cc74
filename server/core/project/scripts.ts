import { Lines } from '../text/lines.ts';
import type { FileText, Git } from './world.ts';

/** A new migration in a programming language. What it does to the database is not read; its text is, for what it imports. */
export interface ScriptMigration {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
}

/** Django's `app/migrations/0002_x.py` and Alembic's `versions/ae1027a6acf_x.py`. */
const names = /(^|\/)(migrations\/\d{4}_\w+|versions\/\w+)\.py$/;

/** The Python migrations of the work tree that the previous server did not have; none where there is no previous server. */
export async function newScripts(
  files: readonly string[],
  git: Git,
  commit: string | undefined,
  read: (path: string) => Promise<FileText>,
): Promise<ScriptMigration[]> {
  const found = files.filter((path) => path.endsWith('.py') && names.test(path));
  if (found.length === 0 || commit === undefined) return [];
  const tree = await git.tree(commit);
  if (!tree) return [];
  const old = new Set(tree.map(({ path }) => path));
  const fresh = found.filter((path) => !old.has(path));
  const scripts = await Promise.all(
    fresh.map(async (path) => {
      const file = await read(path);
      return 'text' in file && isMigration(file.text) ? [{ path, text: file.text, lines: new Lines(file.text) }] : [];
    }),
  );
  return scripts.flat();
}

const isMigration = (text: string): boolean =>
  /\bfrom\s+(django\.db\s+import\s+[^\n]*\bmigrations\b|alembic\s+import\s+[^\n]*\bop\b)/.test(text);
