import { claimedIn } from '../contract/claimed.ts';
import type { LoadedManifest } from '../project/layout.ts';
import type { ProjectState } from '../project/project.ts';
import { expiry } from '../release/expiry.ts';
import type { Manifest } from '../release/manifest.ts';
import { ruleById } from '../rules/index.ts';
import { noticeById } from '../rules/notices.ts';
import type { Change } from '../schema/change.ts';
import type { Name } from '../schema/names.ts';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import { list } from '../text/words.ts';
import type { CheckSettings } from './check.ts';
import { type Finding, plainFinding } from './finding.ts';
import { allRules, runs } from './suppress.ts';

type Acknowledgement = NonNullable<Manifest['acknowledge']>[number];

/** What the manifest answers: single findings (`acknowledge`), and objects nothing uses (`ignores`). */
export class Acknowledgements {
  private readonly manifest: LoadedManifest | undefined;
  private readonly entries: readonly Acknowledgement[];
  private readonly used = new Set<Acknowledgement>();
  private readonly schemas: ReadonlySet<string>;

  constructor(
    private readonly state: ProjectState,
    private readonly settings: CheckSettings,
  ) {
    this.manifest = state.manifest;
    this.entries = state.manifest?.manifest?.acknowledge ?? [];
    this.schemas = new Set(state.databases.flatMap(({ base, target }) => [...base.schemas, ...target.schemas]));
  }

  /** Why a finding does not count; undefined where nothing that still holds answers it. */
  reasonFor({ rule, object }: Finding): string | undefined {
    if (object === null) return undefined;
    const entry = this.entries.find((each) => each.rule === rule && this.means(each.object, object));
    if (!entry) return undefined;
    this.used.add(entry);
    return expiry(entry.until, this.state) === 'holds' ? entry.reason : undefined;
  }

  /** Findings about the answers themselves. */
  findings(): Finding[] {
    return [...this.entries.flatMap((entry, index) => this.about(entry, index)), ...this.contradictions()];
  }

  private about(entry: Acknowledgement, index: number): Finding[] {
    const what = `This acknowledgement of ${entry.rule} on ${entry.object}`;
    if (!ruleById(entry.rule) && !noticeById(entry.rule)) {
      const guess = nearest(entry.rule, allRules());
      const span = this.spanOf(['acknowledge', index, 'rule']);
      const message = `There is no rule ${entry.rule}, so this silences nothing${guess ? `. Did you mean ${guess}?` : ''}`;
      const advice = guess ? `Write \`${guess}\`.` : '`bellows explain` lists the rules.';
      const edits = guess && span ? [{ span, text: guess }] : [];
      return this.finding('directive', span, message, advice).map((finding) =>
        guess && edits.length > 0
          ? { ...finding, fixes: [{ kind: 'edit', title: `Change it to ${guess}`, edits, always: true }] }
          : finding,
      );
    }
    const span = this.spanOf(['acknowledge', index]);
    const end = expiry(entry.until, this.state);
    if (end === 'unclear') {
      const advice = 'Write `until: v1.10.0` or `until: 2026-12-31`.';
      return this.finding(
        'directive',
        span,
        `\`${entry.until}\` is neither a release nor a day: ${what} silences nothing`,
        advice,
      );
    }
    if (end === 'over') {
      const over = /^\d{4}-/.test(entry.until ?? '') ? 'over' : 'out';
      const message = `${what} held until ${entry.until}, which is ${over}: it silences nothing any more`;
      return this.finding('expired-ignore', span, message, noticeById('expired-ignore')?.instead ?? '');
    }
    if (this.used.has(entry) || !this.wasLookedAt(entry)) return [];
    return this.finding(
      'unused-ignore',
      span,
      `${what} silences nothing: the rule ran on it and is content`,
      'Remove it.',
    );
  }

  /** Whether the rule ran on the object in this release: else the entry waits for what is yet to come, and that is fine. */
  private wasLookedAt({ rule, object }: Acknowledgement): boolean {
    const found = ruleById(rule);
    if (!found || !runs(rule, this.settings)) return false;
    return this.state.databases.some((database) =>
      database.replayed.some(
        (_, index) =>
          index >= database.firstNew &&
          database
            .steps(index)
            .some(
              ({ change }) =>
                found.on.includes(change.kind) && namesOf(change).some((name) => this.means(object, name)),
            ),
      ),
    );
  }

  /** What is claimed to be unused and is not, or is not there at all. */
  private contradictions(): Finding[] {
    const objects = this.manifest?.manifest?.ignores ?? [];
    return objects.flatMap((object, index): Finding[] => {
      const span = this.spanOf(['ignores', index]);
      let known = false;
      for (const { base, previous } of this.state.databases) {
        const [claim] = claimedIn(base, [object]);
        known ||= claim !== undefined || base.gaps > 0;
        if (!claim) continue;
        const { table, column } = claim;
        const asked = previous.map((contract) => ({
          version: contract.server.version,
          answer: column === undefined ? contract.relation(table) : contract.column({ relation: table, column }),
        }));
        const users = asked.filter(({ answer }) => answer.verdict === 'used');
        if (users.length === 0) continue;
        const evidence = users.flatMap(({ answer }) => answer.evidence);
        const servers = users.map(({ version }) => version);
        const verb = users.length > 1 ? 'use' : 'uses';
        const message = `The manifest claims that nothing uses ${object}, and ${list(servers)} ${verb} it`;
        return this.finding('contradicted-claim', span, message, noticeById('contradicted-claim')?.instead ?? '').map(
          (finding) => ({ ...finding, evidence, servers, object, verdict: 'used' }),
        );
      }
      if (known || this.state.databases.length === 0) return [];
      const message = `${object} is claimed to be unused, and the migrations make no such table or column`;
      return this.finding('unused-ignore', span, message, 'Correct the name, or take it out of `ignores`.');
    });
  }

  /** `orders.note` answers for `orders.note` and, where `app` is a schema, for `app.orders.note`. */
  private means(written: string, object: string): boolean {
    if (written === object) return true;
    const schema = object.slice(0, Math.max(0, object.length - written.length - 1));
    return object.endsWith(`.${written}`) && this.schemas.has(schema);
  }

  private spanOf(path: readonly PropertyKey[]): Span | undefined {
    return this.manifest?.spanOf(path);
  }

  private finding(rule: string, span: Span | undefined, message: string, advice: string): Finding[] {
    const at = span ?? { start: 0, end: 1 };
    return this.manifest ? [plainFinding(rule, this.manifest.path, at, message, advice)] : [];
  }
}

/** What a change is about, as people name it. */
function namesOf(change: Change): string[] {
  const names: string[] = [];
  const add = (name: Name | undefined, part?: string): void => {
    if (!name) return;
    const own = part === undefined ? name.name : `${name.name}.${part}`;
    names.push(own, ...(name.schema ? [`${name.schema}.${own}`] : []));
  };
  const table = 'table' in change ? (change.table as Name | undefined) : undefined;
  add(table);
  if ('column' in change) {
    const { column } = change;
    const name = typeof column === 'string' ? column : column?.name;
    if (name !== undefined) add(table, name);
  }
  if ('constraint' in change) {
    const { constraint } = change;
    const name = typeof constraint === 'string' ? constraint : constraint?.name;
    if (name !== undefined) add(table, name);
  }
  for (const key of ['view', 'type', 'sequence', 'index', 'function'] as const) {
    const value = (change as unknown as Readonly<Record<string, unknown>>)[key];
    if (typeof value === 'string') add({ name: value });
    else if (value !== null && typeof value === 'object' && 'name' in value) add(value as Name);
  }
  return names;
}
