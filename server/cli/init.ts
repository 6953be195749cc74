import { existsSync } from 'node:fs';
import path from 'node:path';
import { initialManifest, manifestNames } from '../core/index.ts';
import { save } from './check.ts';
import { locate, needMigrations, openProject } from './open.ts';
import { readOptions, UsageError } from './options.ts';
import { print } from './output.ts';

/** `bellows init [folder]`. */
export async function initCommand(args: readonly string[]): Promise<number> {
  const options = readOptions('init', args, 1);
  const given = options.paths[0] ?? '.';
  const place = locate(given, options);
  if (place.file !== undefined) throw new UsageError(`${given} is a file. Name the project's folder.`);
  const opened = await openProject([place], options);
  try {
    const there = manifestNames.find((name) => existsSync(path.join(opened.root, name)));
    if (there) throw new UsageError(`${opened.shown(there)} is there already; it is left as it is.`);
    const { state } = opened;
    needMigrations(opened);
    const file = opened.shown('bellows.yaml');
    const text = initialManifest(state);
    await save(path.join(opened.root, 'bellows.yaml'), text);
    print(`${file} is written:\n\n${text}`);
    return 0;
  } finally {
    await opened.close();
  }
}
