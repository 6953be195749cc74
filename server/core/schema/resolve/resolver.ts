import type { Span } from '../../text/span.ts';
import { type Catalog, indexesOf, type Table, type View } from '../catalog.ts';
import type { NameAt } from '../names.ts';
import type { FromItem, Query } from '../query.ts';
import type { Resolution, ResolvedOutput } from '../resolve.ts';
import { Findings } from './findings.ts';
import { References } from './references.ts';
import { add, type Commons, type ResultColumns, type Scope, type Source, type SourceColumn } from './scope.ts';
import { functionSource, namesOf, relationSource, rename, type Use } from './sources.ts';
import { noteWrites } from './writes.ts';

/** Walks a query scope by scope. */
export class Resolver {
  private readonly findings: Findings;

  constructor(
    catalog: Catalog,
    /** How many views the query stands in. */
    private readonly depth = 0,
  ) {
    this.findings = new Findings(catalog);
  }

  /** A view of MySQL keeps the names it was made with, and is invalid as a whole when one of them is gone; PostgreSQL's follow, or go along. */
  private readonly invalid = (view: View): string | undefined => {
    const { catalog, mysql } = this.findings;
    if (!mysql || this.depth >= deepest) return undefined;
    return new Resolver(catalog, this.depth + 1).run(view.query).problems[0]?.message;
  };

  run(query: Query): Resolution {
    const { columns, open } = this.query(query, undefined, undefined);
    const { resolution } = this.findings;
    resolution.outputs = columns.map(
      ({ name, type, source }): ResolvedOutput => ({ name, ...(type && { type }), ...(source && { source }) }),
    );
    resolution.open = open;
    if (query.indexHints) this.checkHints(query.indexHints);
    return resolution;
  }

  private checkHints(hints: readonly NameAt[]): void {
    const { findings } = this;
    findings.resolution.namesIndexes = true;
    const relations = findings.resolution.relations.map(({ relation }) => relation);
    // Of a table that is not known, nor are its indexes.
    if (findings.resolution.problems.some(({ kind }) => kind === 'no-relation')) return;
    const known = relations.flatMap((id) => indexesOf(findings.catalog, id)).map(({ name }) => name.toLowerCase());
    for (const { name, at } of hints) {
      if (/^primary$/i.test(name) || known.includes(name.toLowerCase())) continue;
      findings.problem('no-index', name, `there is no index ${name} for its hint`, at);
    }
  }

  private query(query: Query, outer: Scope | undefined, around: Commons | undefined): ResultColumns {
    const { findings } = this;
    const commons = this.withTables(query, outer, around);
    const target = query.target && relationSource(query.target, commons, useOf(query), findings, this.invalid);
    let scope: Scope = { sources: target ? [target] : [], merged: new Set(), ...(outer && { outer }) };
    for (const item of query.from) scope = this.from(item, scope, commons);
    if (query.conflict && target) {
      scope = add(scope, { ...target, name: 'excluded', qualifiedOnly: true, table: false });
    }
    const branches = query.branches.map((branch) => this.query(branch, outer, commons));
    const [first] = branches;
    this.checkBranches(branches);
    const source = query.source && this.query(query.source, outer, commons);
    // ORDER BY over a UNION sees the result columns alone.
    if (first) scope = add(scope, { columns: first.columns, open: first.open });

    const references = new References(query, scope, findings);
    for (const reference of query.references) references.note(reference);
    for (const nested of query.nested) this.query(nested, scope, commons);
    for (const call of query.calls) findings.call(call);
    findings.resolution.types.push(...query.types);

    const written = target && this.relationOf(target);
    if (written && query.deletes && query.target)
      findings.resolution.relations.push({ relation: written.id, use: 'delete', at: query.target.at });
    if (written) noteWrites(query, written, source, findings);
    const result = first && query.outputs.length === 0 ? first : this.outputs(query, scope, references);
    if (query.distinct) this.checkDistinct(query, result);
    return result;
  }

  private withTables(query: Query, outer: Scope | undefined, around: Commons | undefined): Commons | undefined {
    if (query.with.length === 0) return around;
    const tables = new Map<string, ResultColumns>();
    const commons: Commons = { tables, ...(around && { outer: around }) };
    for (const table of query.with) {
      if (table.recursive) {
        // The part that doesn't refer to itself gives the columns; while it is read, nothing may be missing.
        const start = table.query.branches[0] ?? table.query;
        const columns = namesOf(start, table.columns);
        tables.set(table.name, { columns, open: columns.length === 0 || start.outputs.some((o) => o.reference?.star) });
      }
      const result = this.query(table.query, outer, commons);
      tables.set(table.name, { columns: rename(result.columns, table.columns), open: result.open });
    }
    return commons;
  }

  private from(item: FromItem, scope: Scope, commons: Commons | undefined): Scope {
    switch (item.kind) {
      case 'relation':
        return add(scope, relationSource(item, commons, 'read', this.findings, this.invalid));
      case 'query': {
        const { columns, open } = this.query(item.query, item.lateral ? scope : scope.outer, commons);
        const name = item.alias === undefined ? {} : { name: item.alias };
        return add(scope, { ...name, columns: rename(columns, item.columnAliases), open });
      }
      case 'function':
        this.findings.call(item.call);
        return add(scope, functionSource(item, this.findings.catalog));
      case 'join':
        return this.join(item, scope, commons);
    }
  }

  private join(item: Extract<FromItem, { kind: 'join' }>, scope: Scope, commons: Commons | undefined): Scope {
    const left = this.from(item.left, scope, commons);
    const right = this.from(item.right, left, commons);
    const sides = [left.sources.slice(scope.sources.length), right.sources.slice(left.sources.length)] as const;
    const joined = new Set(right.merged);
    const by = item.natural ? this.commonNames(...sides) : item.using;
    if (item.natural) {
      const at = item.right.kind === 'relation' ? item.right.at : { start: 0, end: 0 };
      this.findings.resolution.naturalJoins.push({ at, columns: by.map(({ name }) => name) });
    }
    for (const { name, at } of by) {
      joined.add(this.findings.fold(name));
      this.joinBy(name, at, sides[0], left.merged);
      this.joinBy(name, at, sides[1], right.merged);
    }
    const whole: Scope = { ...right, merged: joined };
    if (item.alias === undefined) return whole;
    const own = sides.flat();
    const columns = this.expand({ ...whole, sources: own });
    const named: Source = { name: item.alias, columns, open: own.some((s) => s.open) };
    // `JOIN … USING (id) AS j` names the joined columns and hides nothing; `(a JOIN b …) AS j` hides a and b.
    if (item.using.length > 0) return add(whole, { ...named, qualifiedOnly: true });
    const hidden = own.map((s) => ({ ...s, qualifiedOnly: true, inner: true }));
    return { ...scope, sources: [...scope.sources, ...hidden, named] };
  }

  private joinBy(name: string, at: Span, side: readonly Source[], merged: ReadonlySet<string>): void {
    const { findings } = this;
    const visible = side.filter((source) => !source.qualifiedOnly);
    const [column, ...others] = visible.flatMap((source) => findings.columnOf(source, name) ?? []);
    if (others.length > 0 && !merged.has(findings.fold(name)))
      findings.problem('ambiguous-column', name, `the column ${name} to join by is ambiguous`, at);
    if (column) findings.read(column, at);
    else if (side.some((s) => s.system)) return;
    else if (side.some((s) => s.open)) findings.uncertain(name, at);
    else findings.problem('no-column', name, `there is no column ${name} to join by`, at);
  }

  private checkBranches([first, ...others]: readonly ResultColumns[]): void {
    if (!first || first.open || first.columns.length === 0) return;
    for (const { columns, open } of others) {
      if (open || columns.length === 0 || columns.length === first.columns.length) continue;
      const widths = `${first.columns.length} and ${columns.length} columns`;
      this.findings.problem('branch-width', 'UNION', `the branches of a UNION have ${widths}`, { start: 0, end: 0 });
    }
  }

  /** PostgreSQL has no equality for these: SELECT DISTINCT over one fails. */
  private checkDistinct(query: Query, { columns }: ResultColumns): void {
    if (this.findings.mysql) return;
    for (const { name, type } of columns) {
      if (!type || !incomparable.has(type.name)) continue;
      const at = query.outputs[0]?.reference?.at ?? { start: 0, end: 0 };
      const message = `rows with ${name} can't be compared by DISTINCT, for ${type.name} has no equality`;
      this.findings.problem('not-comparable', name, message, at);
    }
  }

  private commonNames(left: readonly Source[], right: readonly Source[]): { name: string; at: Span }[] {
    const names = new Set(left.flatMap((s) => s.columns.map((c) => this.findings.fold(c.name))));
    const common = right.flatMap((s) => s.columns).filter((c) => names.has(this.findings.fold(c.name)));
    return common.map(({ name }) => ({ name, at: { start: 0, end: 0 } }));
  }

  private outputs(query: Query, scope: Scope, references: References): ResultColumns {
    let open = false;
    const columns = query.outputs.flatMap((output): readonly SourceColumn[] => {
      const { reference, name } = output;
      if (reference) references.note(reference);
      if (reference?.star) {
        const sources = references.starred(reference);
        open ||= sources?.some((s) => s.open) ?? true;
        const all = reference.qualifier.length > 0 ? (sources?.[0]?.columns ?? []) : this.expand(scope);
        return all.map((c) => ({ ...c, direct: false }));
      }
      // `(f(x)).*`: as many columns as f's result has.
      if (name === undefined && !reference) {
        open = true;
        return [];
      }
      const { type, source } = (reference && references.lookup(reference)) ?? {};
      return [{ name: name ?? '?column?', direct: false, ...(type && { type }), ...(source && { source }) }];
    });
    return { columns, open };
  }

  /** What `*` stands for: columns joined by USING come first, and once. */
  private expand(scope: Scope): readonly SourceColumn[] {
    const { findings } = this;
    const visible = scope.sources.filter((s) => !s.qualifiedOnly).flatMap((s) => s.columns);
    if (scope.merged.size === 0) return visible;
    const joined = [...scope.merged].flatMap((name) => visible.find((c) => findings.fold(c.name) === name) ?? []);
    return [...joined, ...visible.filter((c) => !scope.merged.has(findings.fold(c.name)))];
  }

  private relationOf(source: Source): Table | View | undefined {
    const relation = this.findings.catalog.relations.get(source.relation ?? 0);
    return relation?.kind === 'table' || relation?.kind === 'view' ? relation : undefined;
  }
}

/** Views over views: more than people write, and an end to those that name one another. */
const deepest = 8;

/** Types without a default operator class that tells equal values, arrays of them included. */
const incomparable: ReadonlySet<string> = new Set(['json', 'xml', 'point', 'box', 'polygon', 'path', 'line']);

function useOf({ verb }: Query): Use {
  switch (verb) {
    case 'insert':
    case 'copy':
      return 'insert';
    case 'update':
    case 'merge':
      return 'write';
    case 'select':
      return 'read';
    default:
      return verb;
  }
}
