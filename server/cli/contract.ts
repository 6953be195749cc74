import { type Contract, contractFile, type Database, list, unusedText } from '../core/index.ts';
import { save } from './check.ts';
import { locate, needMigrations, openProject } from './open.ts';
import { type Options, readOptions, UsageError } from './options.ts';
import { print, waiting } from './output.ts';

/** `bellows contract [ref]`: what a server version uses, as the file that is published with it. */
export async function contractCommand(args: readonly string[]): Promise<number> {
  const options = readOptions('contract', args, 1);
  const [ref] = options.paths;
  const place = locate(options.value('project') ?? '.', options);
  const opened = await openProject([place], options, {
    ...(ref === undefined ? {} : { previous: ref }),
    ...(options.flag('unused') ? {} : { next: false as const }),
  });
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
    if (state.previous.length === 0)
      throw new UsageError(`No server version is known here: ${state.problems[0] ?? 'git has none'}`);
    const text = options.flag('unused') ? unusedText(database) : contractFile(serverOf(database, options));
    const out = options.value('out');
    if (out === undefined) print(text);
    else await save(out, text);
    return 0;
  } finally {
    done();
    await opened.close();
  }
}

/** The nearest previous server, of the service that is meant. */
function serverOf(database: Database, options: Options): Contract {
  const wanted = options.value('service');
  const services = [...new Set(database.previous.flatMap(({ server }) => server.service ?? []))];
  if (wanted !== undefined && !services.includes(wanted))
    throw new UsageError(
      `There is no service \`${wanted}\`${services.length > 0 ? `; there is ${list(services)}` : ': the manifest names none'}.`,
    );
  if (wanted === undefined && services.length > 1)
    throw new UsageError(`There are several services, ${list(services)}. Choose one with --service NAME.`);
  const contract = database.previous.find(({ server }) => wanted === undefined || server.service === wanted);
  if (!contract) throw new UsageError('No server version uses this database.');
  return contract;
}
