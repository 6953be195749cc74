import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  applyReplacements,
  changesAt,
  check,
  explainFile,
  type FileEdit,
  list,
  type Migration,
  type Plan,
  type Planned,
  planReport,
  plansFor,
  planText,
  type Recipe,
  type Split,
  type SplitFile,
  type SplitTarget,
  splitEdits,
  splitFile,
} from '../core/index.ts';
import { save } from './check.ts';
import { locate, needMigrations, type OpenProject, openProject } from './open.ts';
import { readOptions, UsageError } from './options.ts';
import { print } from './output.ts';

/** `bellows split FILE:LINE` for one change; `bellows split FILE` for all of a migration that have a plan. */
export async function splitCommand(args: readonly string[]): Promise<number> {
  const options = readOptions('split', args, 1);
  const [given] = options.paths;
  if (given === undefined) throw new UsageError('Say which change to split, as FILE:LINE, or FILE for all of them.');
  const [, name = given, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(given) ?? [];
  const place = locate(name, options);
  const { file } = place;
  if (file === undefined) throw new UsageError(`${name} is a folder. Name a migration file, and perhaps a line of it.`);
  const recipe = options.value('recipe');
  if (line === undefined && recipe !== undefined)
    throw new UsageError(`Name the line the recipe is for: \`${given}:1\`.`);
  const opened = await openProject([place], options);
  try {
    const { state } = opened;
    needMigrations(opened);
    const at = column === undefined ? undefined : Number(column);
    const chosen = line === undefined ? undefined : choose(targetsAt(opened, file, Number(line), at), recipe);
    // The clock is asked here and nowhere below: some tools name files by the time.
    const split = chosen ? splitEdits(state, chosen.planned, Date.now()) : splitAll(opened, file, Date.now());
    if ('refused' in split) throw new UsageError(split.refused);
    const files = await resultOf(split, opened);
    if (options.flag('write')) await write(files);
    const { color, width } = options;
    print(planText(planReport(split, files), { color, width, written: options.flag('write') }));
    for (const other of chosen?.others ?? [])
      print(`\nAnother way (--recipe ${other.recipe.id}): ${other.plan.title}.\n`);
    return 0;
  } finally {
    await opened.close();
  }
}

/** All changes of a migration that need it. */
function splitAll(opened: OpenProject, file: string, now: number): ReturnType<typeof splitEdits> {
  newMigration(opened, file);
  const split = splitFile(opened.state, check(opened.state).findings, file, now);
  if (!split) throw new UsageError(`Nothing in ${opened.shown(file)} has to be split.`);
  return split;
}

/** The changes that stand at a place, the nearest first. */
function targetsAt(opened: OpenProject, file: string, line: number, column: number | undefined): SplitTarget[] {
  const { state } = opened;
  const migration = newMigration(opened, file);
  const { lines, text } = migration;
  if (line < 1 || line > lines.count)
    throw new UsageError(`${opened.shown(file)} has ${lines.count} lines; there is no line ${line}.`);
  const start = lines.offset({ line: line - 1, character: (column ?? 1) - 1 });
  const end = line < lines.count ? lines.offset({ line, character: 0 }) : text.length;
  for (let offset = start; offset < end; offset++) {
    if (/\s/.test(text[offset] as string)) continue;
    const targets = changesAt(state, file, offset);
    if (targets.length > 0) return targets;
  }
  const others = [
    ...new Set(explainFile(state, file).map((each) => lines.position(each.statement.start).line + 1)),
  ].map(String);
  throw new UsageError(
    others.length === 0
      ? `${opened.shown(file)} holds no change.`
      : `There is no change in line ${line} of ${opened.shown(file)}; ${others.length === 1 ? `there is one in line ${others[0]}` : `there are some in lines ${list(others)}`}.`,
  );
}

function newMigration(opened: OpenProject, file: string): Migration {
  const { state } = opened;
  for (const { replayed, firstNew } of state.databases) {
    // Where a file holds several, the last one is the newest.
    const index = replayed.findLastIndex(({ migration }) => migration.file.path === file);
    const migration = replayed[index]?.migration;
    if (!migration) continue;
    const released = list(state.previous.map((server) => server.version));
    if (index < firstNew && released)
      throw new UsageError(`${opened.shown(file)} came with ${released}: what was released is not changed any more.`);
    return migration;
  }
  throw new UsageError(`${opened.shown(file)} is no migration that Bellows knows.`);
}

/** What is split, and the plans there would be beside it. */
interface Chosen {
  readonly planned: readonly [Planned, ...Planned[]];
  readonly others: readonly { readonly recipe: Recipe; readonly plan: Plan }[];
}

/** The best plan of the nearest change that has one. */
function choose(targets: readonly SplitTarget[], recipe: string | undefined): Chosen {
  let refusal: string | undefined;
  const offered = new Set<string>();
  const others: Chosen['others'][number][] = [];
  for (const target of targets) {
    const { plans, refusals } = plansFor(target);
    for (const each of plans) offered.add(each.recipe.id);
    refusal ??= refusals[0];
    const fitting = recipe === undefined ? plans : plans.filter((each) => each.recipe.id === recipe);
    const [first] = fitting;
    if (!first) continue;
    others.push(...plans.filter((each) => each !== first));
    return { planned: [{ target, plan: first.plan }], others };
  }
  if (recipe !== undefined && offered.size > 0)
    throw new UsageError(`The recipe \`${recipe}\` does not fit here; ${list([...offered])} does.`);
  const kind = targets[0]?.step.change.kind ?? 'opaque';
  if (kind === 'opaque') throw new UsageError('This statement is not understood, so it can not be split.');
  throw new UsageError(refusal ?? `There is no plan that splits this change (${kind.replaceAll('-', ' ')}).`);
}

async function resultOf(split: Split, opened: OpenProject): Promise<SplitFile[]> {
  const files: SplitFile[] = [];
  for (const file of new Set(split.edits.map((edit) => edit.path))) {
    const edits = split.edits.filter((edit) => edit.path === file);
    const { label } = edits[0] as FileEdit;
    const created = edits.find((edit) => edit.kind === 'create');
    if (created) {
      files.push({ path: opened.shown(file), text: created.text, isNew: true, label });
      continue;
    }
    const source = await opened.world.read(file);
    if ('missing' in source) throw new UsageError(`${opened.shown(file)} can't be read: ${source.missing}.`);
    if (source.damaged || source.cutAt !== undefined)
      throw new UsageError(`${opened.shown(file)} holds bytes that are no UTF-8 text, so it is not rewritten.`);
    const lineEnd = source.text.includes('\r\n') ? '\r\n' : '\n';
    const replacements = edits.flatMap((edit) =>
      edit.kind === 'replace' ? [{ span: edit.span, text: edit.text.replace(/\r?\n/g, lineEnd) }] : [],
    );
    const text = applyReplacements(source.text, replacements);
    files.push({ path: opened.shown(file), text, isNew: false, label });
  }
  return files;
}

async function write(files: readonly SplitFile[]): Promise<void> {
  for (const { path: file, isNew } of files)
    if (isNew && existsSync(file)) throw new UsageError(`${file} is there already; nothing was written.`);
  for (const { path: file, text } of files) {
    await mkdir(path.dirname(path.resolve(file)), { recursive: true });
    await save(file, text);
  }
}
