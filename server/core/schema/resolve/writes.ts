import type { Span } from '../../text/span.ts';
import { type ColumnId, displayName, indexesOf, type Table, type View } from '../catalog.ts';
import type { Assignment, ConflictTarget, Query } from '../query.ts';
import type { ResolvedInsert } from '../resolve.ts';
import type { Findings } from './findings.ts';
import type { ResultColumns } from './scope.ts';

/** Notes what a query writes to its target. `source`: the result of INSERT … SELECT. */
export function noteWrites(
  query: Query,
  relation: Table | View,
  source: ResultColumns | undefined,
  findings: Findings,
): void {
  const writes = new Writes(relation, findings);
  const inserting = query.verb === 'insert' || query.verb === 'copy';
  if (inserting || query.insertColumns || query.insertWidth !== undefined) writes.insert(query, source);
  writes.assign(query.assignments ?? []);
  if (query.conflict) writes.conflict(query.conflict);
}

class Writes {
  private readonly shown: string;

  constructor(
    private readonly relation: Table | View,
    private readonly findings: Findings,
  ) {
    this.shown = displayName(findings.catalog, relation);
  }

  insert(query: Query, source: ResultColumns | undefined): void {
    const { relation } = this;
    const at = query.target?.at ?? { start: 0, end: 0 };
    const width = query.insertWidth ?? (source && !source.open ? source.columns.length : undefined);
    const columns: number[] = [];
    const nulls: number[] = [];
    const defaults: number[] = [];
    const place = (id: number, index: number): void => {
      const value = query.insertValues?.[index];
      columns.push(id);
      if (value === 'null') nulls.push(id);
      if (value === 'default') defaults.push(id);
      if (value !== 'default') this.checkWritable(id, at, query.overriding !== undefined);
    };
    if (query.insertColumns) {
      for (const [index, column] of query.insertColumns.entries()) {
        const id = this.target(column.name, column.at);
        if (id !== undefined) place(id, index);
      }
    } else {
      // COPY leaves out what is computed.
      const taken =
        query.verb === 'copy' && relation.kind === 'table'
          ? relation.columns.filter((c) => !c.generated)
          : relation.columns;
      for (const [index, column] of taken.slice(0, width).entries()) place(column.id, index);
      this.checkWidth(width, at);
    }
    const positional = query.insertColumns === undefined;
    const { inserts } = this.findings.resolution;
    const from = positional && source && !source.open ? { from: source.columns.map(({ name }) => name) } : {};
    inserts.push({ relation: relation.id, columns, positional, nulls, defaults, at, ...from });
    // What goes into a view goes into the table beneath it.
    let below = relation.kind === 'view' ? baseOf(relation, { columns, nulls, defaults }) : undefined;
    while (below) {
      inserts.push({ ...below, positional: false, at, beneath: true });
      const next = this.findings.catalog.relations.get(below.relation);
      below = next?.kind === 'view' ? baseOf(next, below) : undefined;
    }
  }

  assign(assignments: readonly Assignment[]): void {
    for (const { name, at, value } of assignments) {
      const column = this.target(name, at);
      if (column === undefined) continue;
      const { writes } = this.findings.resolution;
      const [own, ...beneath] = this.through({ relation: this.relation.id, column });
      if (own) writes.push({ ...own, at, value });
      for (const id of beneath) writes.push({ ...id, at, value, beneath: true });
      if (value !== 'default') this.checkWritable(column, at, false);
    }
  }

  conflict({ at, columns: named, constraint, expressions, filtered }: ConflictTarget): void {
    const { relation, findings, shown } = this;
    const { problems } = findings.resolution;
    const before = problems.length;
    const columns = named.flatMap((c) => this.target(c.name, c.at) ?? []);
    const any = named.length + (expressions ?? 0) === 0 && !constraint;
    const more = { ...(constraint && { constraint: constraint.name }), ...(any && { any: true as const }) };
    findings.resolution.upserts.push({ relation: relation.id, columns, ...more, at });
    if (relation.open) return;
    // An upsert on a view needs the unique index of the table beneath.
    let beneath: Pick<Base, 'relation' | 'columns'> | undefined = { relation: relation.id, columns };
    for (let next: Table | View = relation; next.kind === 'view'; ) {
      beneath = baseOf(next, { columns: beneath.columns, nulls: [], defaults: [] });
      const found = beneath && findings.catalog.relations.get(beneath.relation);
      if (!beneath || (found?.kind !== 'table' && found?.kind !== 'view') || found.open) return;
      next = found;
    }
    if (constraint && relation.kind === 'table' && !relation.constraints.some((c) => c.name === constraint.name)) {
      const message = `${shown} has no constraint ${constraint.name}`;
      findings.problem('no-constraint', constraint.name, message, constraint.at);
    }
    if (named.length + (expressions ?? 0) === 0 || problems.length > before) return;
    const wanted: ReadonlySet<number> = new Set(beneath.columns);
    const fits = indexesOf(findings.catalog, beneath.relation).some(({ elements, unique, valid, where }) => {
      const plain: readonly number[] = elements.flatMap((e) => e.columnId ?? []);
      const told = expressions === undefined || elements.length - plain.length === expressions;
      const whole = where === undefined || filtered === true;
      return unique && valid && whole && told && plain.length === wanted.size && plain.every((id) => wanted.has(id));
    });
    if (fits) return;
    const names = [...named.map((c) => c.name), ...(expressions ? ['an expression'] : [])].join(', ');
    findings.problem('no-unique', names, `${shown} has no unique index over ${names}`, at);
  }

  /** A column and, for a view's, the columns beneath that it passes on. */
  private through(id: ColumnId): readonly ColumnId[] {
    const relation = this.findings.catalog.relations.get(id.relation);
    const below = relation?.kind === 'view' ? relation.columns.find((c) => c.id === id.column)?.source : undefined;
    return below ? [id, ...this.through(below)] : [id];
  }

  private target(name: string, at: Span): number | undefined {
    const { relation, findings } = this;
    const column = relation.columns.find((c) => findings.same(c.name, name));
    if (column) return column.id;
    if (relation.open) findings.uncertain(name, at);
    else findings.problem('no-column', name, `${this.shown} has no column ${name}`, at);
    return undefined;
  }

  private checkWidth(width: number | undefined, at: Span): void {
    const { relation, findings, shown } = this;
    const count = relation.columns.length;
    if (width === undefined || relation.open) return;
    if (width > count || (findings.mysql && width !== count && width !== 0)) {
      findings.problem('column-count', shown, `${shown} has ${count} columns, and ${width} values are given`, at);
    }
  }

  private checkWritable(id: number, at: Span, overriding: boolean): void {
    const { relation, findings } = this;
    const column = relation.kind === 'table' ? relation.columns.find((c) => c.id === id) : undefined;
    if (!column) return;
    const name = `${this.shown}.${column.name}`;
    if (column.generated) {
      findings.problem('not-writable', column.name, `${name} is computed and can't be written`, at);
    } else if (column.identity === 'always' && !overriding && !findings.mysql) {
      findings.problem('not-writable', column.name, `${name} is always generated and can't be written`, at);
    }
  }
}

/** Where the server lets rows into a view, it passes on columns of a single table. */
function baseOf(view: View, { columns, nulls, defaults }: Omit<Base, 'relation'>): Base | undefined {
  const sources = new Map(view.columns.flatMap((c) => (c.source ? [[c.id, c.source] as const] : [])));
  const relations = new Set([...sources.values()].map((s) => s.relation));
  const [relation] = relations;
  if (relation === undefined || relations.size > 1) return undefined;
  const below = (ids: readonly number[]): number[] => ids.flatMap((id) => sources.get(id)?.column ?? []);
  return { relation, columns: below(columns), nulls: below(nulls), defaults: below(defaults) };
}

type Base = Pick<ResolvedInsert, 'relation' | 'columns' | 'nulls' | 'defaults'>;
