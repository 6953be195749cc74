import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type CheckReport,
  checkFormats,
  count,
  formatCheck,
  idleEntries,
  nearestWord,
  noticeById,
  notices,
  readBaseline,
  ruleById,
  rules,
  type Severity,
  severityRank,
  withBaseline,
  writeBaseline,
} from '../core/index.ts';
import { combine, runCheck, type Wanted } from './check-run.ts';
import { locate } from './open.ts';
import { choice, type Options, readOptions, UsageError } from './options.ts';
import { print, readStdin, waiting } from './output.ts';
import { version } from './version.ts';

/** `bellows check [path …]`. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const options = readOptions('check', args);
  const format = choice(options, 'format', checkFormats, 'text');
  const failOn = choice(options, 'fail-on', ['error', 'warning', 'never'], 'error');
  const severities = readRules(options.values('rule'));
  const baseline = options.value('baseline');
  const known = baseline === undefined ? undefined : await loadBaseline(baseline);
  const done = waiting('Reading the migrations and the previous server …');
  const reports: CheckReport[] = [];
  try {
    for (const wanted of await wantedPlaces(options)) reports.push(await runCheck(wanted, options, severities));
  } finally {
    done();
  }
  let report = combine(reports);
  if (baseline !== undefined && known) {
    // Where only some files are checked, the entries of the others wait for them.
    const idle = options.paths.length > 0 ? 0 : idleEntries(report, known, namedFrom(baseline));
    report = withBaseline(report, known, namedFrom(baseline));
    if (idle > 0) {
      const entries = count(idle, 'entry of the baseline answers', 'entries of the baseline answer');
      const advice = `Write it anew with \`--baseline ${baseline} --write-baseline ${baseline}\`.`;
      report = { ...report, about: [...report.about, `${entries} for nothing any more. ${advice}`] };
    }
  }
  const written = options.value('write-baseline');
  if (written !== undefined) await save(written, writeBaseline(report, namedFrom(written)));
  // These formats have no place for what concerns the project as a whole.
  if (format === 'gitlab' || format === 'junit')
    for (const problem of report.problems) process.stderr.write(`bellows: ${problem}\n`);
  const { color, width } = options;
  print(
    formatCheck(report, format, { color, width, statistics: options.flag('statistics'), version: await version() }),
  );
  const limit = failOn === 'never' ? -1 : severityRank[failOn];
  const failing = report.findings.some(
    ({ finding }) => finding.suppressed === null && severityRank[finding.severity] <= limit,
  );
  return failing ? 1 : 0;
}

/** The paths given, those of one project together, so that it is read once and counted once. */
async function wantedPlaces(options: Options): Promise<Wanted[]> {
  const wanted = new Map<string, Wanted>();
  for (const given of options.paths.length > 0 ? options.paths : ['.']) {
    const stdin = given === '-' ? { name: options.value('stdin-filename'), text: await readStdin() } : undefined;
    if (stdin && stdin.name === undefined) {
      wanted.set('-', { alone: stdin.text });
      continue;
    }
    const place = locate(stdin?.name ?? given, options, stdin !== undefined);
    const key = `${place.root}\0${place.loose ? place.migrations : ''}`;
    const same = wanted.get(key);
    const overlays = new Map(stdin && place.file !== undefined ? [[place.file, stdin.text]] : []);
    if (!same || !('places' in same)) wanted.set(key, { places: [place], overlays });
    else {
      same.places.push(place);
      for (const [file, text] of overlays) same.overlays.set(file, text);
    }
  }
  return [...wanted.values()];
}

function readRules(given: readonly string[]): Record<string, Severity | 'off'> {
  const levels: Readonly<Record<string, Severity | 'off'>> = {
    off: 'off',
    info: 'information',
    information: 'information',
    warning: 'warning',
    error: 'error',
  };
  return Object.fromEntries(
    given.map((pair) => {
      const [id = '', word = ''] = pair.split('=');
      const level = levels[word];
      if (!level) throw new UsageError(`--rule takes ID=off, ID=info, ID=warning or ID=error; not \`${pair}\`.`);
      if (!ruleById(id) && !noticeById(id)) throw new UsageError(noRule(id));
      return [id, level];
    }),
  );
}

export function noRule(id: string): string {
  const guess = nearestWord(
    id,
    [...rules, ...notices].map((rule) => rule.id),
  );
  return `There is no rule \`${id}\`. ${guess ? `Did you mean ${guess}?` : 'Run `bellows explain` for the list.'}`;
}

/** A baseline calls files by their path from its own folder, so that it holds wherever the check is run. */
const namedFrom =
  (baseline: string) =>
  (file: string): string =>
    path
      .relative(path.dirname(path.resolve(baseline)), path.resolve(file))
      .split(path.sep)
      .join('/');

async function loadBaseline(file: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`The baseline ${file} can not be read.`);
  });
  const baseline = readBaseline(text);
  if (!baseline) throw new UsageError(`${file} is no baseline that \`bellows check --write-baseline\` wrote.`);
  return baseline;
}

export async function save(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      `${file} can not be written: ${error.code === 'ENOENT' ? 'its folder is not there' : error.message}.`,
    );
  });
}
