import type { Directive } from '../project/directives.ts';
import type { ProjectState } from '../project/project.ts';
import type { Migration } from '../project/statements.ts';
import { overlaps, type Span } from '../text/span.ts';
import type { Finding } from './finding.ts';

/**
 * Marks findings that an ignore in the file or an acknowledgement in the manifest answers, and adds findings about the
 * answers themselves: one without a reason, one that silences nothing, one that is no directive at all.
 */
export function suppress(findings: readonly Finding[], state: ProjectState): Finding[] {
  const used = new Set<Directive>();
  const migrations = new Map<string, Migration>();
  for (const database of state.databases) {
    for (const { migration } of database.replayed.slice(database.firstNew))
      migrations.set(migration.file.path, migration);
  }
  const marked = findings.map((finding): Finding => {
    if (finding.suppressed !== null) return finding;
    for (const directive of migrations.get(finding.file)?.directives ?? []) {
      if (directive.kind !== 'ignore' || !directive.rules.includes(finding.rule)) continue;
      if (directive.scope !== 'file' && !overlaps(directive.scope, finding.span)) continue;
      used.add(directive);
      if (directive.reason !== '') return { ...finding, suppressed: directive.reason };
    }
    const entry = (state.manifest?.manifest?.acknowledge ?? []).find(
      (a) => a.rule === finding.rule && (a.object === finding.object || finding.object?.endsWith(`.${a.object}`)),
    );
    return entry ? { ...finding, suppressed: entry.reason } : finding;
  });
  for (const [file, migration] of migrations) {
    for (const directive of migration.directives) {
      const about = directiveProblem(directive, used);
      if (about)
        marked.push({
          ...blank,
          rule: about.rule,
          file,
          span: directive.span,
          message: about.message,
          advice: about.advice,
        });
    }
  }
  return marked;
}

function directiveProblem(
  directive: Directive,
  used: ReadonlySet<Directive>,
): { rule: string; message: string; advice: string } | undefined {
  if (directive.kind === 'invalid') {
    return { rule: 'directive', message: directive.message, advice: 'Correct the comment; it has no effect as it is.' };
  }
  if (directive.kind !== 'ignore') return undefined;
  const rules = directive.rules.join(', ');
  if (directive.reason === '') {
    return {
      rule: 'directive',
      message: `This ignore of ${rules} gives no reason, so it silences nothing`,
      advice: 'Write why it is safe after a colon: `ignore RULE: reason`.',
    };
  }
  if (!used.has(directive)) {
    return { rule: 'unused-ignore', message: `This ignore of ${rules} silences nothing`, advice: 'Remove it.' };
  }
  return undefined;
}

const blank: Omit<Finding, 'rule' | 'file' | 'message' | 'advice'> = {
  category: 'hygiene',
  severity: 'warning',
  stage: null,
  servers: [],
  span: { start: 0, end: 0 } satisfies Span,
  object: null,
  verdict: null,
  evidence: [],
  facts: null,
  fixes: [],
  suppressed: null,
};
