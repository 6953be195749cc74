import {
  type CheckResult,
  type CheckSettings,
  check,
  type DialectSet,
  loadDialects,
  Project,
  type ProjectState,
} from '../../server/core/index.ts';
import { readGrammar } from '../../server/disk.ts';
import type { Expected, Fixture } from './fixture.ts';
import { memoryWorld } from './memory-world.ts';

let loading: Promise<DialectSet> | undefined;

export function dialects(): Promise<DialectSet> {
  loading ??= readGrammar().then((libpgQuery) => loadDialects({ libpgQuery }));
  return loading;
}

export interface Checked {
  readonly project: Project;
  readonly state: ProjectState;
  readonly result: CheckResult;
}

/** Checks a repository held in memory, exactly as editor and command line do. */
export async function checkFixture(fixture: Fixture, settings: CheckSettings = {}): Promise<Checked> {
  const project = new Project(memoryWorld(fixture), await dialects());
  const state = await project.state();
  return {
    project,
    state,
    result: check(state, { rules: { ...(state.manifest?.manifest?.rules ?? {}), ...settings.rules } }),
  };
}

/** Findings in the words of a fixture's caret lines. */
export function describeFindings({ state, result }: Checked): Expected[] {
  return result.findings.map((finding) => {
    const migration = state.databases
      .flatMap((d) => [...d.replayed.map((r) => r.migration), ...d.others])
      .find((m) => m.file.path === finding.file);
    const script = state.scripts.find((each) => each.path === finding.file);
    const text = migration?.text ?? script?.text ?? state.manifest?.text ?? '';
    const before = text.slice(0, finding.span.start).split('\n');
    const line = finding.place?.start.line ?? before.length - 1;
    const from = before.at(-1)?.length ?? 0;
    const lineEnd = text.indexOf('\n', finding.span.start);
    const to = from + Math.min(finding.span.end, lineEnd < 0 ? text.length : lineEnd) - finding.span.start;
    const [first] = finding.evidence;
    const more = finding.evidence.length > 1 ? ` +${finding.evidence.length - 1}` : '';
    const evidence = first ? ` [${first.file}:${first.line}${more}]` : '';
    const suppressed = finding.suppressed === null ? '' : ` (suppressed: ${finding.suppressed})`;
    return {
      file: finding.file,
      line,
      from: Math.max(from, 2),
      to: Math.max(to, Math.max(from, 2) + 1),
      text: `${finding.severity} ${finding.rule}: ${finding.message}${evidence}${suppressed}`,
    };
  });
}
