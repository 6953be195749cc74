import type { Evidence } from '../contract/answer.ts';
import { noticeById } from '../rules/notices.ts';
import type { Category, Severity, Stage } from '../rules/rule.ts';
import type { Facts } from '../sql/dialect.ts';
import type { Range } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** What is wrong, where, for whom, and the data a code action needs. Nothing here is rendered for a screen. */
export interface Finding {
  readonly rule: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly stage: Stage | null;
  /** Versions of the servers it breaks. */
  readonly servers: readonly string[];
  readonly message: string;
  readonly advice: string;
  readonly file: string;
  readonly span: Span;
  /** Where it stands in a file that is neither a migration nor the manifest: then `span` says nothing. */
  readonly place?: Range;
  readonly object: string | null;
  readonly verdict: 'used' | 'unknown' | 'unused' | null;
  readonly evidence: readonly Evidence[];
  /** What the statement does to a running database; null where the finding is not about one statement. */
  readonly facts: Facts | null;
  readonly fixes: readonly Fix[];
  /** Why it does not count: the reason of an ignore, an acknowledgement or a baseline. */
  readonly suppressed: string | null;
}

/** Something that can be offered for a finding; the edit itself is made when it is asked for. */
export type Fix =
  | {
      readonly kind: 'split';
      readonly title: string;
      readonly recipe: string;
      /** Where the statement starts in the file, and which of its changes it is. */
      readonly statement: number;
      readonly change: number;
    }
  | {
      readonly kind: 'edit';
      readonly title: string;
      readonly edits: readonly { readonly span: Span; readonly text: string }[];
      /** It is right wherever the finding is: all of a kind can be done at once. */
      readonly always?: true;
    };

/** Counts of a check; what nobody could read is counted too. */
export interface CheckStatistics {
  readonly files: number;
  readonly statements: number;
  readonly opaque: number;
  readonly migrations: number;
  readonly release: number;
}

export const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** By file, place, severity and rule, so that the order never depends on how findings were made. */
export function orderFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
      a.span.start - b.span.start ||
      (a.place?.start.line ?? 0) - (b.place?.start.line ?? 0) ||
      severityRank[a.severity] - severityRank[b.severity] ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}

/** A finding that is about no server and no statement: about files, comments, the manifest. `rule`: the id of a notice. */
export function plainFinding(rule: string, file: string, span: Span, message: string, advice: string): Finding {
  const notice = noticeById(rule);
  return {
    rule,
    category: notice?.category ?? 'hygiene',
    severity: notice?.severity ?? 'warning',
    stage: null,
    servers: [],
    message,
    advice,
    file,
    span,
    object: null,
    verdict: null,
    evidence: [],
    facts: null,
    fixes: [],
    suppressed: null,
  };
}
