import {
  explainFile,
  locksJson,
  locksText,
  noticeById,
  notices,
  ruleById,
  ruleJson,
  ruleList,
  rulePage,
  rules,
  statementLocks,
} from '../core/index.ts';
import { noRule } from './check.ts';
import { locate, needMigrations, openProject } from './open.ts';
import { choice, type Options, readOptions, UsageError } from './options.ts';
import { print } from './output.ts';

/** `bellows explain [RULE]`, `bellows explain --locks FILE`. */
export async function explainCommand(args: readonly string[]): Promise<number> {
  const options = readOptions('explain', args, 1);
  const format = choice(options, 'format', ['text', 'json'], 'text');
  const locks = options.value('locks');
  const [id] = options.paths;
  if (locks !== undefined && id !== undefined)
    throw new UsageError('`bellows explain` takes a rule or --locks FILE, not both.');
  if (locks !== undefined) return explainLocks(locks, format, options);
  if (id === undefined) {
    print(format === 'json' ? `${JSON.stringify([...rules, ...notices].map(ruleJson), null, 2)}\n` : ruleList(options));
    return 0;
  }
  const rule = ruleById(id) ?? noticeById(id);
  if (!rule) throw new UsageError(noRule(id));
  print(format === 'json' ? `${JSON.stringify(ruleJson(rule), null, 2)}\n` : rulePage(rule, options));
  return 0;
}

async function explainLocks(given: string, format: 'text' | 'json', options: Options): Promise<number> {
  const place = locate(given, options);
  const { file } = place;
  if (file === undefined) throw new UsageError(`${given} is a folder. Name a migration file.`);
  const opened = await openProject([place], options);
  try {
    const { state } = opened;
    needMigrations(opened);
    const migration = state.databases
      .flatMap((database) => database.replayed)
      .find((replayed) => replayed.migration.file.path === file)?.migration;
    if (!migration) throw new UsageError(`${given} is no migration that Bellows knows.`);
    const statements = statementLocks(explainFile(state, file), migration.lines).map((statement) => ({
      ...statement,
      file: opened.shown(statement.file),
    }));
    print(format === 'json' ? locksJson(statements) : locksText(statements, options));
    return 0;
  } finally {
    await opened.close();
  }
}
