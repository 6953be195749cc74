import type { Span } from '../../text/span.ts';
import { displayName } from '../catalog.ts';
import type { ColumnReference, Query } from '../query.ts';
import type { Findings } from './findings.ts';
import { pseudoColumns, type Scope, type Source, type SourceColumn, systemColumns } from './scope.ts';

/** Finds what the column names of one query mean. */
export class References {
  /** Names of the result columns: ORDER BY and GROUP BY may mean these. */
  private readonly aliases: ReadonlySet<string>;

  constructor(
    private readonly query: Query,
    private readonly scope: Scope,
    private readonly findings: Findings,
  ) {
    this.aliases = new Set(query.outputs.flatMap((o) => (o.name === undefined ? [] : findings.fold(o.name))));
  }

  note(reference: ColumnReference): void {
    if (reference.star) this.star(reference);
    else if (reference.qualifier.length > 0) this.qualified(reference);
    else this.unqualified(reference);
  }

  /** The sources a star stands for; undefined when its table is not in the query. */
  starred({ qualifier }: ColumnReference): readonly Source[] | undefined {
    if (qualifier.length === 0) return this.scope.sources.filter((s) => !s.qualifiedOnly);
    const found = this.sourceOf(qualifier);
    return found && [found.source];
  }

  /** The column a reference means. */
  lookup({ qualifier, name }: ColumnReference): SourceColumn | undefined {
    if (qualifier.length > 0) {
      const found = this.sourceOf(qualifier);
      return found && this.findings.columnOf(found.source, name);
    }
    for (let level: Scope | undefined = this.scope; level; level = level.outer) {
      const [hit] = this.hits(name, level);
      if (hit) return hit;
    }
    return undefined;
  }

  private star(reference: ColumnReference): void {
    const sources = this.starred(reference);
    for (const source of sources ?? []) this.findings.star(source, reference.at);
    if (!sources) this.noSource(reference);
  }

  private unqualified(reference: ColumnReference): void {
    const { findings } = this;
    const { name, at, clause } = reference;
    const alias = this.aliases.has(findings.fold(name));
    const sorting = clause !== undefined && alias;
    // ORDER BY prefers a result column to an input column.
    if (sorting && clause === 'order' && !this.isPlainOutput(name)) return;
    for (let level: Scope | undefined = this.scope, outer = false; level; level = level.outer, outer = true) {
      const hits = this.hits(name, level);
      const [hit] = hits;
      if (hit) {
        const merged = level.merged.has(findings.fold(name));
        if (hits.length > 1 && !merged && !sorting) this.ambiguous(name, at);
        for (const column of merged ? hits : [hit]) findings.read(column, at, outer ? { outer: true } : {});
        return;
      }
      if (sorting && !outer) return;
      if (this.fallsBack(name, at, level, outer)) return;
    }
    if (pseudoColumns.has(name.toLowerCase())) return;
    const [inner] = this.scope.sources.flatMap((s) => (s.inner ? (findings.columnOf(s, name) ?? []) : []));
    if (inner) findings.read(inner, at);
    else findings.problem('no-column', name, this.missing(name), at);
  }

  /** What a name may mean that is no known column: a whole row, a system column, a column of an open source. */
  private fallsBack(name: string, at: Span, level: Scope, outer: boolean): boolean {
    const row = level.sources.find((s) => s.name !== undefined && this.findings.same(s.name, name));
    if (row) {
      this.findings.wholeRow(row, at, outer);
      return true;
    }
    if (level.sources.some((s) => s.table) && systemColumns.has(name)) return true;
    if (!level.sources.some((s) => s.open && !s.qualifiedOnly)) return false;
    if (!level.sources.every((s) => s.system)) this.findings.uncertain(name, at);
    return true;
  }

  private qualified(reference: ColumnReference): void {
    const { findings } = this;
    const { qualifier, name, at } = reference;
    const found = this.sourceOf(qualifier);
    if (!found) {
      this.fieldOrNothing(reference);
      return;
    }
    const { source, outer } = found;
    const columns = source.columns.filter((c) => findings.same(c.name, name));
    if (columns.length > 1) this.ambiguous(name, at);
    // A qualified name can't silently come to mean another column, so it is no `outer` read.
    if (columns[0]) findings.read(columns[0], at);
    else if (source.system || (source.table && systemColumns.has(name))) return;
    else if (source.open) findings.uncertain(name, at);
    else if (source.name !== undefined && findings.same(source.name, name)) findings.wholeRow(source, at, outer);
    else {
      const relation = source.relation === undefined ? undefined : findings.catalog.relations.get(source.relation);
      const owner = relation ? displayName(findings.catalog, relation) : qualifier.join('.');
      findings.problem('no-column', name, `${owner} has no column ${name}`, at);
    }
  }

  /** `address.city`, `t.address.city`: fields of a composite column. */
  private fieldOrNothing(reference: ColumnReference): void {
    const { qualifier, at } = reference;
    const [head = '', second = ''] = qualifier;
    const column = { qualifier: [], name: head, star: false, at };
    if (qualifier.length === 1 && this.lookup(column)) this.unqualified(column);
    else if (qualifier.length === 2 && this.sourceOf([head])) {
      this.qualified({ qualifier: [head], name: second, star: false, at });
    } else this.noSource(reference);
  }

  private noSource({ qualifier, at }: ColumnReference): void {
    const name = qualifier.join('.');
    // The row of a trigger or rule, or of RETURNING OLD.
    if (/^(new|old)$/i.test(name)) return;
    this.findings.problem('no-relation', name, `there is no ${name} in this query`, at);
  }

  private hits(name: string, scope: Scope): readonly SourceColumn[] {
    return scope.sources.flatMap((source) =>
      source.qualifiedOnly ? [] : source.columns.filter((c) => this.findings.same(c.name, name)),
    );
  }

  private sourceOf(qualifier: readonly string[]): { readonly source: Source; readonly outer: boolean } | undefined {
    const name = qualifier.at(-1) ?? '';
    const schema = qualifier.at(-2);
    for (let level: Scope | undefined = this.scope, outer = false; level; level = level.outer, outer = true) {
      const source = level.sources.find(
        (s) =>
          s.name !== undefined && this.findings.same(s.name, name) && (schema === undefined || s.schema === schema),
      );
      if (source) return { source, outer };
    }
    return undefined;
  }

  private ambiguous(name: string, at: Span): void {
    this.findings.problem('ambiguous-column', name, `the column ${name} is ambiguous`, at);
  }

  private missing(name: string): string {
    const { catalog } = this.findings;
    const [only, ...others] = this.scope.sources.filter((s) => s.relation !== undefined && !s.qualifiedOnly);
    const relation = others.length > 0 ? undefined : catalog.relations.get(only?.relation ?? 0);
    return relation ? `${displayName(catalog, relation)} has no column ${name}` : `there is no column ${name}`;
  }

  private isPlainOutput(name: string): boolean {
    return this.query.outputs.some((o) => o.name === name && o.reference?.name === name);
  }
}
