import { contractFile, list } from '../core/index.ts';
import { save } from './check.ts';
import { locate, needMigrations, openProject } from './open.ts';
import { readOptions, UsageError } from './options.ts';
import { print, waiting } from './output.ts';

/** `bellows contract [ref]`: what a server version uses, as the file that is published with it. */
export async function contractCommand(args: readonly string[]): Promise<number> {
  const options = readOptions('contract', args, 1);
  const [ref] = options.paths;
  const place = locate(options.value('project') ?? '.', options);
  const opened = await openProject([place], options, ref === undefined ? {} : { previous: ref });
  const done = waiting('Reading the server’s code …');
  try {
    const { state } = opened;
    needMigrations(opened);
    if (ref !== undefined && state.previous.length === 0)
      throw new UsageError(`There is no server version \`${ref}\`: it is no tag, branch or commit here.`);
    const wanted = options.value('database');
    const names = state.databases.map((database) => database.name);
    const database = wanted === undefined ? state.databases[0] : state.databases[names.indexOf(wanted)];
    if (!database) throw new UsageError(`There is no database \`${wanted}\`; there is ${list(names)}.`);
    if (wanted === undefined && names.length > 1)
      throw new UsageError(`There are several databases, ${list(names)}. Choose one with --database NAME.`);
    const contract = database.previous[0];
    if (!contract || state.previous.length === 0)
      throw new UsageError(`No server version is known here: ${state.problems[0] ?? 'git has none'}`);
    const text = contractFile(contract);
    const out = options.value('out');
    if (out === undefined) print(text);
    else await save(out, text);
    return 0;
  } finally {
    done();
    await opened.close();
  }
}
