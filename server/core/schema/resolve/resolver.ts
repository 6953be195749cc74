import type { Span } from '../../text/span.ts';
import {
  type Catalog,
  type ColumnId,
  displayName,
  findRelation,
  indexesOf,
  type Relation,
  type Table,
  type View,
} from '../catalog.ts';
import { showName } from '../names.ts';
import type { Assignment, ColumnReference, FromItem, FunctionCall, Query, RelationItem } from '../query.ts';
import type { Resolution, ResolutionProblemKind, ResolvedColumn, ResolvedOutput } from '../resolve.ts';
import {
  type Commons,
  findCommon,
  functionColumns,
  pseudoColumns,
  type Scope,
  type Source,
  type SourceColumn,
  systemColumns,
  systemSchemas,
} from './scope.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type Result = { readonly columns: readonly SourceColumn[]; readonly open: boolean };

/** Walks a query scope by scope and notes what it finds. */
export class Resolver {
  private readonly found: Mutable<Resolution> = {
    reads: [],
    writes: [],
    inserts: [],
    stars: [],
    relations: [],
    upserts: [],
    calls: [],
    types: [],
    outputs: [],
    open: false,
    problems: [],
    uncertain: [],
  };
  private readonly seen = new Set<string>();
  private readonly mysql: boolean;

  constructor(private readonly catalog: Catalog) {
    this.mysql = catalog.family === 'mysql';
  }

  run(query: Query): Resolution {
    const { columns, open } = this.query(query, undefined, undefined);
    this.found.outputs = columns.map(
      ({ name, type, source }): ResolvedOutput => ({ name, ...(type && { type }), ...(source && { source }) }),
    );
    this.found.open = open;
    return this.found;
  }

  private query(query: Query, outer: Scope | undefined, around: Commons | undefined): Result {
    const commons = this.withTables(query, outer, around);
    const target = query.target && this.relationSource(query.target, commons, useOf(query));
    const inserting = query.verb === 'insert' || query.verb === 'copy';
    let scope: Scope = { sources: [], merged: new Set(), ...(outer && { outer }) };
    if (target) scope = add(scope, target);
    for (const item of query.from) scope = this.from(item, scope, commons);
    if (query.conflict && target)
      scope = add(scope, { ...target, name: 'excluded', qualifiedOnly: true, table: false });
    const branches = query.branches.map((branch) => this.query(branch, outer, commons));
    const source = query.source && this.query(query.source, outer, commons);

    const [first] = branches;
    // ORDER BY over a UNION sees the result columns alone.
    if (first) scope = add(scope, { columns: first.columns, open: first.open });
    const aliases = new Set(query.outputs.flatMap((o) => (o.name === undefined ? [] : this.fold(o.name))));
    for (const reference of query.references) this.reference(reference, scope, query, aliases);
    for (const nested of query.nested) this.query(nested, scope, commons);
    for (const call of query.calls) this.call(call);
    this.found.types.push(...query.types);

    const written = query.target && target && this.relationOf(target);
    if (written && query.target) {
      if (inserting || query.insertColumns || query.insertWidth !== undefined) this.insert(query, written, source);
      this.assign(query.assignments ?? [], written);
      this.conflict(query, written);
    }
    if (first && query.outputs.length === 0) return first;
    return this.outputs(query, scope, aliases);
  }

  // ── FROM ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private withTables(query: Query, outer: Scope | undefined, around: Commons | undefined): Commons | undefined {
    if (query.with.length === 0) return around;
    const tables = new Map<string, { columns: readonly SourceColumn[]; open: boolean }>();
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
        return add(scope, this.relationSource(item, commons, 'read'));
      case 'query': {
        const around = item.lateral ? scope : scope.outer;
        const { columns, open } = this.query(item.query, around, commons);
        const renamed = rename(columns, item.columnAliases);
        return add(scope, { ...(item.alias !== undefined && { name: item.alias }), columns: renamed, open });
      }
      case 'function':
        this.call(item.call);
        return add(scope, this.functionSource(item));
      case 'join':
        return this.join(item, scope, commons);
    }
  }

  private join(item: Extract<FromItem, { kind: 'join' }>, scope: Scope, commons: Commons | undefined): Scope {
    const left = this.from(item.left, { ...scope, sources: scope.sources, merged: scope.merged }, commons);
    const right = this.from(item.right, left, commons);
    const leftSources = left.sources.slice(scope.sources.length);
    const rightSources = right.sources.slice(left.sources.length);
    const merged = new Set(right.merged);
    const using = item.natural ? this.commonNames(leftSources, rightSources) : item.using;
    for (const { name, at } of using) {
      merged.add(this.fold(name));
      for (const side of [leftSources, rightSources]) this.joined(name, at, side);
    }
    if (item.alias === undefined) return { ...right, merged };
    const all = this.expand({ ...right, sources: [...leftSources, ...rightSources], merged });
    const open = [...leftSources, ...rightSources].some((s) => s.open);
    // `JOIN … USING (id) AS j` names the joined columns and hides nothing; `(a JOIN b …) AS j` hides a and b.
    if (item.using.length > 0) {
      return add({ ...right, merged }, { name: item.alias, columns: all, open, qualifiedOnly: true });
    }
    const inner = [...leftSources, ...rightSources].map((s) => ({ ...s, qualifiedOnly: true, inner: true }));
    return add({ ...scope, sources: [...scope.sources, ...inner] }, { name: item.alias, columns: all, open });
  }

  private joined(name: string, at: Span, side: readonly Source[]): void {
    for (const source of side) {
      const column = this.columnOf(source, name);
      if (!column) continue;
      this.read(column, at, {});
      return;
    }
    if (side.some((s) => s.system)) return;
    if (side.some((s) => s.open)) this.found.uncertain.push({ name, at });
    else this.problem('no-column', name, `there is no column ${name} to join by`, at);
  }

  private commonNames(left: readonly Source[], right: readonly Source[]): { name: string; at: Span }[] {
    const names = new Set(left.flatMap((s) => s.columns.map((c) => this.fold(c.name))));
    const common = right.flatMap((s) => s.columns.map((c) => c.name)).filter((name) => names.has(this.fold(name)));
    return common.map((name) => ({ name, at: { start: 0, end: 0 } }));
  }

  private relationSource(item: RelationItem, commons: Commons | undefined, use: Use): Source {
    const { name, alias, at } = item;
    const shown = alias ?? name.name;
    const common = name.schema === undefined && use === 'read' ? findCommon(commons, name.name) : undefined;
    if (common) return { name: shown, columns: rename(common.columns, item.columnAliases), open: common.open };
    const relation = findRelation(this.catalog, name);
    if (!relation || relation.kind === 'index') {
      const system =
        (name.schema !== undefined && systemSchemas.has(name.schema.toLowerCase())) ||
        (name.schema === undefined && (/^pg_/.test(name.name) || (this.mysql && /^dual$/i.test(name.name))));
      if (!system && name.name !== '')
        this.problem('no-relation', showName(name), `there is no table ${showName(name)}`, at);
      return { name: shown, columns: [], open: true, system };
    }
    this.found.relations.push({ relation: relation.id, use, at });
    const columns = relation.kind === 'sequence' ? sequenceColumns : columnsOf(relation);
    return {
      name: shown,
      ...(alias === undefined && { schema: relation.schema }),
      columns: rename(columns, item.columnAliases),
      open: relation.kind !== 'sequence' && relation.open === true,
      relation: relation.id,
      table: relation.kind === 'table' || (relation.kind === 'view' && relation.materialized),
    };
  }

  private functionSource(item: Extract<FromItem, { kind: 'function' }>): Source {
    const name = item.alias ?? item.call.name.name;
    const known = this.functionResult(item.call, name);
    const open = known.open && item.columnAliases.length === 0;
    return { name, columns: rename(known.columns, item.columnAliases), open };
  }

  private functionResult(call: FunctionCall, alias: string): Result {
    const single = (name: string): SourceColumn => ({ name, direct: false });
    for (const schema of call.name.schema ? [call.name.schema] : this.catalog.searchPath) {
      const [routine, ...others] = this.catalog.functions.get(`${schema}.${call.name.name}`) ?? [];
      if (!routine) continue;
      const out = routine.arguments.filter((a) => a.mode === 'table' || a.mode === 'out' || a.mode === 'inout');
      if (out.length > 0) {
        const columns = out.map((a): SourceColumn => ({ name: a.name ?? alias, type: a.type, direct: false }));
        return { columns, open: others.length > 0 };
      }
      const row = routine.returns && findRelation(this.catalog, routine.returns);
      if (row && (row.kind === 'table' || row.kind === 'view'))
        return { columns: columnsOf(row), open: others.length > 0 };
      return { columns: [single(alias)], open: true };
    }
    const names = functionColumns[call.name.name.toLowerCase()];
    // WITH ORDINALITY adds a column that the query does not tell of.
    if (names) return { columns: [...(names.length > 0 ? names : [alias]), 'ordinality'].map(single), open: false };
    return { columns: [single(alias)], open: true };
  }

  // ── names ───────────────────────────────────────────────────────────────────────────────────────────────────────

  private reference(reference: ColumnReference, scope: Scope, query: Query, aliases: ReadonlySet<string>): void {
    if (reference.star) this.star(reference, scope);
    else if (reference.qualifier.length > 0) this.qualified(reference, scope);
    else this.unqualified(reference, scope, query, aliases);
  }

  private unqualified(reference: ColumnReference, scope: Scope, query: Query, aliases: ReadonlySet<string>): void {
    const { name, at } = reference;
    const sorting = reference.clause !== undefined;
    // ORDER BY prefers a result column to an input column.
    if (reference.clause === 'order' && aliases.has(this.fold(name)) && !isPlainOutput(query, name)) return;
    for (let level: Scope | undefined = scope, outer = false; level; level = level.outer, outer = true) {
      const hits = this.hits(name, level);
      const [hit] = hits;
      if (hit) {
        const merged = level.merged.has(this.fold(name));
        if (hits.length > 1 && !merged && !(sorting && aliases.has(this.fold(name)))) {
          this.problem('ambiguous-column', name, `the column ${name} is ambiguous`, at);
        }
        for (const one of merged ? hits : [hit]) this.read(one.column, at, outer ? { outer: true } : {});
        return;
      }
      if (!outer && (sorting || this.mysql) && aliases.has(this.fold(name))) return;
      const row = level.sources.find((s) => s.name !== undefined && this.same(s.name, name));
      if (row) {
        this.wholeRow(row, at, outer);
        return;
      }
      if (level.sources.some((s) => s.table) && systemColumns.has(name)) return;
      if (level.sources.some((s) => s.open && !s.qualifiedOnly)) {
        if (!level.sources.every((s) => s.system)) this.found.uncertain.push({ name, at });
        return;
      }
    }
    if (aliases.has(this.fold(name)) && sortsByPlace(reference, query)) return;
    if (pseudoColumns.has(name.toLowerCase())) return;
    const inner = scope.sources.flatMap((s) => (s.inner ? (this.columnOf(s, name) ?? []) : []));
    if (inner[0]) {
      this.read(inner[0], at, {});
      return;
    }
    this.problem('no-column', name, this.missing(name, scope), at);
  }

  private hits(name: string, scope: Scope): { source: Source; column: SourceColumn }[] {
    return scope.sources.flatMap((source) => {
      if (source.qualifiedOnly) return [];
      return source.columns.filter((c) => this.same(c.name, name)).map((column) => ({ source, column }));
    });
  }

  private missing(name: string, scope: Scope): string {
    const tables = scope.sources.filter((s) => s.relation !== undefined && !s.qualifiedOnly);
    const relation = tables.length === 1 ? this.catalog.relations.get(tables[0]?.relation ?? 0) : undefined;
    return relation ? `${displayName(this.catalog, relation)} has no column ${name}` : `there is no column ${name}`;
  }

  private qualified(reference: ColumnReference, scope: Scope): void {
    const { qualifier, name, at } = reference;
    const found = this.sourceOf(qualifier, scope);
    if (!found) {
      const [head] = qualifier;
      // The row of a trigger or rule, or of RETURNING OLD.
      if (qualifier.length === 1 && /^(new|old)$/i.test(head ?? '')) return;
      // `address.city`: a field of a composite column.
      if (qualifier.length === 1 && head !== undefined && this.isColumn(head, scope)) {
        this.reference({ qualifier: [], name: head, star: false, at }, scope, noQuery, new Set());
        return;
      }
      // `t.address.city`.
      if (qualifier.length === 2 && head !== undefined && this.sourceOf([head], scope)) {
        this.qualified({ ...reference, qualifier: [head], name: qualifier[1] ?? '' }, scope);
        return;
      }
      this.problem('no-relation', qualifier.join('.'), `there is no ${qualifier.join('.')} in this query`, at);
      return;
    }
    const { source, outer } = found;
    const column = this.columnOf(source, name);
    // A qualified name can't silently come to mean another column, so it is no `outer` read.
    if (column && source.columns.filter((c) => this.same(c.name, name)).length > 1) {
      this.problem('ambiguous-column', name, `the column ${name} is ambiguous`, at);
    }
    if (column) this.read(column, at, {});
    else if (source.table && systemColumns.has(name)) return;
    else if (source.system) return;
    else if (source.open) this.found.uncertain.push({ name, at });
    else if (this.isRowField(source, name)) this.wholeRow(source, at, outer);
    else {
      const relation = source.relation === undefined ? undefined : this.catalog.relations.get(source.relation);
      const owner = relation ? displayName(this.catalog, relation) : qualifier.join('.');
      this.problem('no-column', name, `${owner} has no column ${name}`, at);
    }
  }

  /** `t.t`, and `f.f` of a function in FROM: the row itself. */
  private isRowField(source: Source, name: string): boolean {
    return source.name !== undefined && this.same(source.name, name);
  }

  private isColumn(name: string, scope: Scope): boolean {
    for (let at: Scope | undefined = scope; at; at = at.outer) if (this.hits(name, at).length > 0) return true;
    return false;
  }

  private sourceOf(qualifier: readonly string[], scope: Scope): { source: Source; outer: boolean } | undefined {
    const name = qualifier.at(-1) ?? '';
    const schema = qualifier.length > 1 ? qualifier.at(-2) : undefined;
    let outer = false;
    for (let at: Scope | undefined = scope; at; at = at.outer) {
      const source = at.sources.find(
        (s) => s.name !== undefined && this.sameTable(s.name, name) && (schema === undefined || s.schema === schema),
      );
      if (source) return { source, outer };
      outer = true;
    }
    return undefined;
  }

  private columnOf(source: Source, name: string): SourceColumn | undefined {
    return source.columns.find((c) => this.same(c.name, name));
  }

  /** Column names are case-insensitive in MySQL; PostgreSQL's come folded. */
  private same(a: string, b: string): boolean {
    return a === b || (this.mysql && a.toLowerCase() === b.toLowerCase());
  }

  private sameTable(a: string, b: string): boolean {
    return this.same(a, b);
  }

  private fold(name: string): string {
    return this.mysql ? name.toLowerCase() : name;
  }

  private star(reference: ColumnReference, scope: Scope): void {
    const { qualifier, at } = reference;
    if (qualifier.length > 0) {
      const found = this.sourceOf(qualifier, scope);
      if (found) this.starOf(found.source, at);
      else if (!/^(new|old)$/i.test(qualifier[0] ?? '')) {
        this.problem('no-relation', qualifier.join('.'), `there is no ${qualifier.join('.')} in this query`, at);
      }
      return;
    }
    for (const source of scope.sources) if (!source.qualifiedOnly) this.starOf(source, at);
  }

  private starOf(source: Source, at: Span): void {
    if (source.relation !== undefined && this.once(`*${source.relation}@${at.start}`)) {
      this.found.stars.push({ relation: source.relation, at });
    }
    for (const column of source.columns) this.read(column, at, { star: true });
  }

  private wholeRow(source: Source, at: Span, outer: boolean): void {
    if (source.relation === undefined) return;
    this.note({ relation: source.relation, column: 0, at, ...(outer && { outer: true as const }) });
  }

  private read(column: SourceColumn, at: Span, how: { readonly outer?: true; readonly star?: true }): void {
    if (column.direct && column.source) this.note({ ...column.source, at, ...how });
  }

  private note(read: ResolvedColumn): void {
    const key = `${read.relation}.${read.column}@${read.at.start}-${read.at.end}`;
    if (this.once(key)) this.found.reads.push(read);
  }

  private once(key: string): boolean {
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }

  private call(call: FunctionCall): void {
    if (!this.once(`${showName(call.name)}()@${call.at.start}`)) return;
    this.found.calls.push({ function: call.name, arguments: call.arguments, at: call.at });
  }

  private problem(kind: ResolutionProblemKind, name: string, message: string, at: Span): void {
    if (this.once(`!${kind}.${name}@${at.start}`)) this.found.problems.push({ kind, name, message, at });
  }

  // ── results ─────────────────────────────────────────────────────────────────────────────────────────────────────

  private outputs(query: Query, scope: Scope, aliases: ReadonlySet<string>): Result {
    let open = false;
    const columns = query.outputs.flatMap((output): SourceColumn[] => {
      const { reference } = output;
      if (reference) this.reference(reference, scope, query, aliases);
      if (reference?.star) {
        const source = reference.qualifier.length > 0 ? this.sourceOf(reference.qualifier, scope)?.source : undefined;
        if (reference.qualifier.length > 0 && !source) open = true;
        const sources = source ? [source] : reference.qualifier.length > 0 ? [] : scope.sources;
        open ||= sources.some((s) => s.open && !s.qualifiedOnly);
        const all = source ? source.columns : reference.qualifier.length > 0 ? [] : this.expand(scope);
        return all.map((c) => ({ ...c, direct: false }));
      }
      // `(f(x)).*`: as many columns as f's result has.
      if (output.name === undefined && !reference) {
        open = true;
        return [];
      }
      const name = output.name ?? '?column?';
      const passed = reference && this.lookup(reference, scope);
      if (!passed) return [{ name, direct: false }];
      const { type, source } = passed;
      return [{ name, direct: false, ...(type && { type }), ...(source && { source }) }];
    });
    return { columns, open };
  }

  /** What `*` stands for: columns joined by USING come first, and once. */
  private expand(scope: Scope): readonly SourceColumn[] {
    const visible = scope.sources.filter((s) => !s.qualifiedOnly).flatMap((s) => s.columns);
    if (scope.merged.size === 0) return visible;
    const firsts = [...scope.merged].flatMap((name) => visible.find((c) => this.fold(c.name) === name) ?? []);
    return [...firsts, ...visible.filter((c) => !scope.merged.has(this.fold(c.name)))];
  }

  private lookup(reference: ColumnReference, scope: Scope): SourceColumn | undefined {
    if (reference.qualifier.length > 0) {
      const source = this.sourceOf(reference.qualifier, scope)?.source;
      return source && this.columnOf(source, reference.name);
    }
    for (let at: Scope | undefined = scope; at; at = at.outer) {
      const [hit] = this.hits(reference.name, at);
      if (hit) return hit.column;
    }
    return undefined;
  }

  // ── writes ──────────────────────────────────────────────────────────────────────────────────────────────────────

  private relationOf(source: Source): Table | View | undefined {
    const relation: Relation | undefined =
      source.relation === undefined ? undefined : this.catalog.relations.get(source.relation);
    return relation?.kind === 'table' || relation?.kind === 'view' ? relation : undefined;
  }

  private target(relation: Table | View, name: string, at: Span): number | undefined {
    const column = relation.columns.find((c) => this.same(c.name, name));
    if (column) return column.id;
    if (relation.open) this.found.uncertain.push({ name, at });
    else this.problem('no-column', name, `${displayName(this.catalog, relation)} has no column ${name}`, at);
    return undefined;
  }

  private insert(query: Query, relation: Table | View, source: Result | undefined): void {
    const at = query.target?.at ?? { start: 0, end: 0 };
    const values = query.insertValues ?? [];
    const positional = query.insertColumns === undefined;
    const width = query.insertWidth ?? (source && !source.open ? source.columns.length : undefined);
    const columns: number[] = [];
    const nulls: number[] = [];
    const place = (id: number, index: number): void => {
      columns.push(id);
      if (values[index] === 'null') nulls.push(id);
      if (values[index] !== 'default') this.writable(relation, id, at, query.overriding !== undefined);
    };
    if (query.insertColumns) {
      for (const [index, { name, at: where }] of query.insertColumns.entries()) {
        const id = this.target(relation, name, where);
        if (id !== undefined) place(id, index);
      }
    } else {
      const all = relation.columns.slice(0, width ?? relation.columns.length);
      for (const [index, column] of all.entries()) place(column.id, index);
      this.checkWidth(relation, width, at);
    }
    this.found.inserts.push({ relation: relation.id, columns, positional, nulls, at });
  }

  private checkWidth(relation: Table | View, width: number | undefined, at: Span): void {
    if (width === undefined || relation.open) return;
    const count = relation.columns.length;
    if (width > count || (this.mysql && width !== count && width !== 0)) {
      const shown = displayName(this.catalog, relation);
      this.problem('column-count', shown, `${shown} has ${count} columns, and ${width} values are given`, at);
    }
  }

  private writable(relation: Table | View, id: number, at: Span, overriding: boolean): void {
    if (relation.kind !== 'table') return;
    const column = relation.columns.find((c) => c.id === id);
    const shown = `${displayName(this.catalog, relation)}.${column?.name}`;
    if (column?.generated) this.problem('not-writable', column.name, `${shown} is computed and can't be written`, at);
    if (column?.identity === 'always' && !overriding && !this.mysql) {
      this.problem('not-writable', column.name, `${shown} is always generated and can't be written`, at);
    }
  }

  private assign(assignments: readonly Assignment[], relation: Table | View): void {
    for (const { name, at, value } of assignments) {
      const column = this.target(relation, name, at);
      if (column === undefined) continue;
      this.found.writes.push({ relation: relation.id, column, at, value });
      if (value !== 'default') this.writable(relation, column, at, false);
    }
  }

  private conflict(query: Query, relation: Table | View): void {
    const { conflict } = query;
    if (!conflict) return;
    const { at, constraint } = conflict;
    const before = this.found.problems.length;
    const columns = conflict.columns.flatMap((c) => this.target(relation, c.name, c.at) ?? []);
    this.found.upserts.push({
      relation: relation.id,
      columns,
      ...(constraint && { constraint: constraint.name }),
      at,
    });
    if (relation.kind !== 'table' || relation.open) return;
    const shown = displayName(this.catalog, relation);
    if (constraint && !relation.constraints.some((c) => c.name === constraint.name)) {
      this.problem('no-constraint', constraint.name, `${shown} has no constraint ${constraint.name}`, constraint.at);
    }
    const { expressions } = conflict;
    if (conflict.columns.length + (expressions ?? 0) === 0 || this.found.problems.length > before) return;
    const wanted: ReadonlySet<number> = new Set(columns);
    const fits = indexesOf(this.catalog, relation.id).some((index) => {
      const plain: readonly ColumnId['column'][] = index.elements.flatMap((e) => e.columnId ?? []);
      const told = expressions === undefined || index.elements.length - plain.length === expressions;
      return index.unique && index.valid && told && plain.length === wanted.size && plain.every((id) => wanted.has(id));
    });
    if (fits) return;
    const names = [...conflict.columns.map((c) => c.name), ...(expressions ? ['an expression'] : [])].join(', ');
    this.problem('no-unique', names, `${shown} has no unique index over ${names}`, at);
  }
}

type Use = Resolution['relations'][number]['use'];

function useOf(query: Query): Use {
  switch (query.verb) {
    case 'insert':
    case 'copy':
      return 'insert';
    case 'update':
    case 'merge':
      return 'write';
    case 'delete':
      return 'delete';
    case 'truncate':
      return 'truncate';
    case 'lock':
      return 'lock';
    case 'select':
      return 'read';
  }
}

const add = (scope: Scope, source: Source): Scope => ({ ...scope, sources: [...scope.sources, source] });

const columnsOf = (relation: Table | View): readonly SourceColumn[] =>
  relation.columns.map(({ id, name, type }) => ({
    name,
    ...(type && { type }),
    source: { relation: relation.id, column: id },
    direct: true,
  }));

const sequenceColumns: readonly SourceColumn[] = ['last_value', 'log_cnt', 'is_called'].map((name) => ({
  name,
  direct: false,
}));

/** Column aliases rename from the left; the rest keep their names. */
const rename = (columns: readonly SourceColumn[], names: readonly string[]): readonly SourceColumn[] => {
  if (names.length === 0) return columns;
  const renamed = columns.map((c, at) => ({ ...c, name: names[at] ?? c.name }));
  return [...renamed, ...names.slice(columns.length).map((name) => ({ name, direct: false }))];
};

/** Result column names as the query itself tells them. */
const namesOf = (query: Query, names: readonly string[]): readonly SourceColumn[] =>
  rename(
    query.outputs.filter((o) => !o.reference?.star).map((o) => ({ name: o.name ?? '?column?', direct: false })),
    names,
  );

const isPlainOutput = (query: Query, name: string): boolean =>
  query.outputs.some((o) => o.name === name && o.reference?.name === name);

/**
 * Whether a name stands after everything in FROM, and so perhaps in GROUP BY or ORDER BY: for readers that do not tell the
 * clause.
 */
function sortsByPlace(reference: ColumnReference, query: Query): boolean {
  const ends = query.from.flatMap(lastPlace);
  return ends.length > 0 && reference.at.start > Math.max(...ends);
}

function lastPlace(item: FromItem): number[] {
  switch (item.kind) {
    case 'relation':
      return [item.at.end];
    case 'function':
      return [item.call.at.end];
    case 'join':
      return [...lastPlace(item.left), ...lastPlace(item.right), ...item.using.map((u) => u.at.end)];
    case 'query':
      return item.query.from.flatMap(lastPlace);
  }
}

const noQuery: Query = {
  verb: 'select',
  with: [],
  from: [],
  references: [],
  outputs: [],
  nested: [],
  branches: [],
  calls: [],
  types: [],
};
