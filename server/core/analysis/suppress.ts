import type { Directive } from '../project/directives.ts';
import type { ProjectState } from '../project/project.ts';
import type { Migration } from '../project/statements.ts';
import { expiry } from '../release/expiry.ts';
import { ruleById, rules } from '../rules/index.ts';
import { noticeById, notices } from '../rules/notices.ts';
import { nearest } from '../text/nearest.ts';
import { overlaps, type Span } from '../text/span.ts';
import { list } from '../text/words.ts';
import { Acknowledgements } from './acknowledgements.ts';
import type { CheckSettings } from './check.ts';
import { type Finding, type Fix, plainFinding, severityRank } from './finding.ts';

type Ignore = Extract<Directive, { kind: 'ignore' }>;

/**
 * Marks findings that an ignore in the file or an acknowledgement in the manifest answers, and adds findings about the
 * answers themselves: one without a reason, one whose time is over, one that silences nothing, one that is no directive at
 * all. What other tools were told is put beside a finding as what it is: a hint.
 */
export function suppress(findings: readonly Finding[], state: ProjectState, settings: CheckSettings): Finding[] {
  const used = new Map<Ignore, Set<string>>();
  const migrations = newMigrations(state);
  const acknowledgements = new Acknowledgements(state, settings);
  const marked = findings.map((finding): Finding => {
    if (finding.suppressed !== null) return finding;
    const migration = migrations.get(finding.file);
    for (const directive of migration?.directives ?? []) {
      if (directive.kind !== 'ignore' || !directive.rules.includes(finding.rule)) continue;
      if (directive.scope !== 'file' && !overlaps(directive.scope, finding.span)) continue;
      used.set(directive, (used.get(directive) ?? new Set()).add(finding.rule));
      if (directive.reason !== '' && expiry(directive.until, state) === 'holds')
        return { ...finding, suppressed: directive.reason };
    }
    const reason = acknowledgements.reasonFor(finding);
    return reason === undefined ? withClaim(finding, migration) : { ...finding, suppressed: reason };
  });
  for (const [file, migration] of migrations) {
    for (const directive of migration.directives) {
      if (directive.kind === 'invalid') {
        const advice = 'Correct the comment; it has no effect as it is.';
        marked.push(plainFinding('directive', file, directive.span, directive.message, advice));
      } else if (directive.kind === 'ignore') {
        marked.push(...ignoreFindings(directive, used.get(directive), migration, state, settings));
      }
    }
    for (const { span, tool, reason } of migration.claims) {
      if (reason !== '') continue;
      const message = `This is for ${tool} and gives no reason; here it silences nothing`;
      marked.push(plainFinding('foreign-ignore', file, span, message, noticeById('foreign-ignore')?.instead ?? ''));
    }
  }
  marked.push(...acknowledgements.findings());
  return marked;
}

/** The migrations of the release, ways down included. */
function newMigrations(state: ProjectState): ReadonlyMap<string, Migration> {
  const migrations = new Map<string, Migration>();
  for (const database of state.databases) {
    for (const { migration } of database.replayed.slice(database.firstNew)) {
      // A file may hold several: what is said in it holds for all of them.
      const known = migrations.get(migration.file.path);
      migrations.set(
        migration.file.path,
        known
          ? {
              ...known,
              directives: [...known.directives, ...migration.directives],
              claims: [...known.claims, ...migration.claims],
            }
          : migration,
      );
    }
    for (const migration of database.others)
      if (database.isNew(migration)) migrations.set(migration.file.path, migration);
    // In a released file only what concerns its being edited is still looked at.
    for (const { migration } of database.edited) {
      const directives = migration.directives.filter(
        (directive) => directive.kind === 'ignore' && directive.rules.includes('edited-migration'),
      );
      if (!migrations.has(migration.file.path))
        migrations.set(migration.file.path, { ...migration, directives, claims: [] });
    }
  }
  return migrations;
}

/** What is wrong with an ignore, one thing at a time: the first that keeps it from doing its work. */
function ignoreFindings(
  directive: Ignore,
  used: ReadonlySet<string> | undefined,
  migration: Migration,
  state: ProjectState,
  settings: CheckSettings,
): Finding[] {
  const { span, until } = directive;
  const file = migration.file.path;
  const about = (rule: string, message: string, advice: string, fixes: readonly Fix[] = [], at = span): Finding => ({
    ...plainFinding(rule, file, at, message, advice),
    fixes,
  });
  const names = list(directive.rules);
  if (directive.reason === '') {
    const advice = 'Write why it is safe after a colon: `ignore RULE: reason`.';
    return [about('directive', `This ignore of ${names} gives no reason, so it silences nothing`, advice)];
  }
  const unknown = directive.rules.flatMap((rule, index) => {
    if (ruleById(rule) || noticeById(rule)) return [];
    const at = directive.rulesAt[index] ?? span;
    const guess = nearest(rule, allRules());
    const message = `There is no rule ${rule}, so this silences nothing${guess ? `. Did you mean ${guess}?` : ''}`;
    const advice = guess ? `Write \`${guess}\`.` : '`bellows explain` lists the rules.';
    const fix: Fix[] = guess
      ? [{ kind: 'edit', title: `Change it to ${guess}`, edits: [{ span: at, text: guess }], always: true }]
      : [];
    return [about('directive', message, advice, fix, at)];
  });
  const end = expiry(until, state);
  if (end === 'unclear') {
    const advice = 'Write `until v1.10.0` or `until 2026-12-31`.';
    return [
      ...unknown,
      about('directive', `\`${until}\` is neither a release nor a day, so this silences nothing`, advice),
    ];
  }
  const remove: Fix[] = [
    { kind: 'edit', title: 'Remove this ignore', edits: [removal(migration.text, span)], always: true },
  ];
  if (end === 'over') {
    const message = `This ignore of ${names} held until ${until}, which is ${/^\d{4}-/.test(until ?? '') ? 'over' : 'out'}: it silences nothing any more`;
    return [...unknown, about('expired-ignore', message, noticeById('expired-ignore')?.instead ?? '', remove)];
  }
  const idle = directive.rules.filter(
    (rule) => (ruleById(rule) || noticeById(rule)) && !used?.has(rule) && runs(rule, settings),
  );
  if (idle.length === 0) return unknown;
  if (idle.length === directive.rules.length)
    return [about('unused-ignore', `This ignore of ${names} silences nothing`, 'Remove it.', remove)];
  const some = idle.map((rule): Finding => {
    const index = directive.rules.indexOf(rule);
    const fix: Fix = {
      kind: 'edit',
      title: `Remove ${rule} from it`,
      edits: [without(directive, index)],
      always: true,
    };
    const at = directive.rulesAt[index] ?? span;
    return about('unused-ignore', `This ignore of ${rule} silences nothing`, `Remove \`${rule}\` from it.`, [fix], at);
  });
  return [...unknown, ...some];
}

/** Whether anybody asked for the rule: one that is off has nothing to be silenced. */
export function runs(rule: string, settings: CheckSettings): boolean {
  const set = settings.rules?.[rule];
  return set !== 'off' && !(ruleById(rule)?.optIn && set === undefined);
}

export const allRules = (): string[] => [...rules, ...notices].map(({ id }) => id);

/** The comment with its line, where it stands alone on it. */
function removal(text: string, span: Span): { readonly span: Span; readonly text: string } {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const newline = text.indexOf('\n', span.end);
  const end = newline < 0 ? text.length : newline;
  const alone = text.slice(start, span.start).trim() === '' && text.slice(span.end, end).trim() === '';
  return { span: alone ? { start, end: newline < 0 ? end : newline + 1 } : span, text: '' };
}

/** One rule out of a list of several, with its comma. */
function without({ rulesAt }: Ignore, index: number): { readonly span: Span; readonly text: string } {
  const [before, own, after] = [rulesAt[index - 1], rulesAt[index], rulesAt[index + 1]];
  const start = before ? before.end : (own?.start ?? 0);
  return { span: { start, end: before ? (own?.end ?? start) : (after?.start ?? own?.end ?? start) }, text: '' };
}

/** A comment that says the opposite of a finding is named beside it. */
function withClaim(finding: Finding, migration: Migration | undefined): Finding {
  if (severityRank[finding.severity] > severityRank.warning || finding.verdict === 'unused') return finding;
  const claim = migration?.claims.find(
    ({ scope, reason }) => reason !== '' && (scope === 'file' || overlaps(scope, finding.span)),
  );
  if (!claim) return finding;
  const said = claim.reason.length > 100 ? `${claim.reason.slice(0, 99)}…` : claim.reason;
  return {
    ...finding,
    advice: `${finding.advice} The comment for ${claim.tool} says “${said}”: check it, it proves nothing.`,
  };
}
