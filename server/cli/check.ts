import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type CheckReport,
  type CheckResult,
  check,
  checkReport,
  formatCheck,
  readBaseline,
  ruleById,
  type Severity,
  severityRank,
  withBaseline,
  writeBaseline,
} from '../core/index.ts';
import { type OpenProject, openProject } from './open.ts';
import { choice, type Options, readOptions, UsageError } from './options.ts';

/** `bellows check [path …]`. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const options = readOptions('check', args);
  const format = choice(options, 'format', ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'], 'text');
  const failOn = choice(options, 'fail-on', ['error', 'warning', 'never'], 'error');
  const rules = readRules(options.values('rule'));
  const reports: CheckReport[] = [];
  for (const given of options.paths.length > 0 ? options.paths : ['.']) {
    const stdin = given === '-';
    const filename = options.value('stdin-filename');
    const at = stdin ? path.dirname(filename ?? 'stdin.sql') || '.' : given;
    const opened = await openProject(at, options);
    if (stdin) await readStdin(opened, path.resolve(filename ?? 'stdin.sql'));
    try {
      reports.push(await checkOne(opened, rules, stdin ? path.resolve(filename ?? 'stdin.sql') : undefined));
    } finally {
      await opened.world.dispose();
    }
  }
  let report = combine(reports);
  const baseline = options.value('baseline');
  if (baseline !== undefined) report = withBaseline(report, await loadBaseline(baseline));
  const written = options.value('write-baseline');
  if (written !== undefined) await writeFile(written, writeBaseline(report));
  process.stdout.write(formatCheck(report, format, { color: options.color, statistics: options.flag('statistics') }));
  const limit = failOn === 'never' ? -1 : severityRank[failOn];
  const failing = report.findings.some(
    ({ finding }) => finding.suppressed === null && severityRank[finding.severity] <= limit,
  );
  return failing ? 1 : 0;
}

async function checkOne(
  opened: OpenProject,
  rules: Readonly<Record<string, Severity | 'off'>>,
  only: string | undefined,
): Promise<CheckReport> {
  const started = performance.now();
  const state = await opened.project.state();
  const manifest = state.manifest?.manifest?.rules ?? {};
  const result = check(state, { rules: { ...manifest, ...rules } });
  if (state.databases.length === 0 && state.manifest === undefined) {
    throw new UsageError(
      `No migrations are found in ${opened.shown('.').replace(/\/\.$/, '')}. Name their folder, or write a bellows.yaml with \`bellows init\`.`,
    );
  }
  const wanted = only === undefined ? opened.only : (file: string) => path.resolve(opened.root, file) === only;
  const findings = result.findings.filter((finding) => wanted?.(finding.file) ?? true);
  const shown: CheckResult = { ...result, findings };
  const report = checkReport(state, shown, Math.round(performance.now() - started));
  return {
    ...report,
    findings: report.findings.map(({ finding, range }) => ({
      range,
      finding: {
        ...finding,
        file: opened.shown(finding.file),
        evidence: finding.evidence.map((e) => ({ ...e, file: opened.shown(e.file) })),
      },
    })),
    problems: [...report.problems, ...opened.world.problems()],
  };
}

function combine(reports: readonly CheckReport[]): CheckReport {
  const [first, ...rest] = reports as [CheckReport, ...CheckReport[]];
  return rest.reduce((all, one) => {
    const sum = (key: keyof CheckReport['statistics']): number => all.statistics[key] + one.statistics[key];
    return {
      ...all,
      engine: [...new Set([...all.engine.split(', '), ...one.engine.split(', ')])].join(', '),
      about: [...new Set([...all.about, ...one.about])],
      problems: [...new Set([...all.problems, ...one.problems])],
      findings: [...all.findings, ...one.findings],
      statistics: {
        files: sum('files'),
        statements: sum('statements'),
        opaque: sum('opaque'),
        migrations: sum('migrations'),
        release: sum('release'),
        milliseconds: sum('milliseconds'),
      },
    };
  }, first);
}

function readRules(given: readonly string[]): Record<string, Severity | 'off'> {
  const levels: Record<string, Severity | 'off'> = {
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
      if (!ruleById(id) && !['not-understood', 'unused-ignore', 'directive', 'manifest', 'file-defect'].includes(id))
        throw new UsageError(`There is no rule \`${id}\`. Run \`bellows explain\` for the list.`);
      return [id, level];
    }),
  );
}

async function readStdin(opened: OpenProject, file: string): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  opened.project.overlay(
    path.relative(opened.root, file).split(path.sep).join('/'),
    Buffer.concat(chunks).toString('utf8'),
  );
}

async function loadBaseline(file: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`The baseline ${file} can not be read.`);
  });
  const baseline = readBaseline(text);
  if (!baseline) throw new UsageError(`${file} is no baseline that \`bellows check --write-baseline\` wrote.`);
  return baseline;
}
