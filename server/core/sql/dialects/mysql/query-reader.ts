import type { NameAt } from '../../../schema/names.ts';
import type {
  ColumnReference,
  CommonTable,
  FromItem,
  FunctionCall,
  Output,
  Query,
  RelationItem,
} from '../../../schema/query.ts';
import type { Span } from '../../../text/span.ts';
import { Cursor, identifier, type Source, stringValue, type Token } from './cursor.ts';
import type { Masked } from './mask.ts';
import { isNode, location, type Node, node, nodes, text, type Value } from './parser.ts';
import { aliasOf, flatten, insertHead, readAssignments, relation, usings } from './writes.ts';

/** What one scope gathers while its expressions are walked. */
class Scope {
  readonly references: ColumnReference[] = [];
  readonly nested: Query[] = [];
  readonly calls: FunctionCall[] = [];
  readonly from: FromItem[] = [];
  readonly outputs: Output[] = [];
  readonly with: CommonTable[] = [];
  readonly branches: Query[] = [];

  query(verb: Query['verb'], more: Partial<Query> = {}): Query {
    const { references, nested, calls, from, outputs, branches } = this;
    return { verb, with: this.with, from, references, outputs, nested, branches, calls, types: [], ...more };
  }
}

export class QueryReader {
  constructor(
    private readonly source: Source,
    private readonly tokens: readonly Token[],
    private readonly base: number,
    private readonly masked: Pick<Masked, 'natural' | 'rowAlias'>,
  ) {}

  statement(tree: Node): Query[] {
    switch (tree.type) {
      case 'select':
        return [this.select(tree)];
      case 'insert':
      case 'replace':
        return this.insert(tree);
      case 'update':
        return this.update(tree);
      case 'delete':
        return this.delete(tree);
      default:
        return [];
    }
  }

  select(tree: Node): Query {
    if (isNode(tree._next)) {
      const scope = new Scope();
      this.common(tree, scope);
      for (let branch: Node | undefined = tree; branch; branch = node(branch._next)) {
        scope.branches.push(this.block(branch, new Scope()));
      }
      return scope.query('select', { outputs: scope.branches[0]?.outputs ?? [] });
    }
    const scope = new Scope();
    this.common(tree, scope);
    return this.block(tree, scope);
  }

  /** One SELECT without its WITH and UNION. */
  private block(tree: Node, scope: Scope): Query {
    this.from(tree.from, scope);
    const aliases = new Set<string>();
    for (const column of nodes(tree.columns)) {
      const alias = text(column.as);
      if (alias) aliases.add(alias.toLowerCase());
      scope.outputs.push(this.output(column, alias, scope));
    }
    this.walk(tree.where, scope);
    // GROUP BY, HAVING and ORDER BY also see the names given in the select list.
    const late = new Scope();
    for (const part of [tree.groupby, tree.having, tree.orderby, tree.window, tree.limit]) this.walk(part, late);
    scope.nested.push(...late.nested);
    scope.calls.push(...late.calls);
    scope.references.push(
      ...late.references.filter((r) => r.qualifier.length > 0 || !aliases.has(r.name.toLowerCase())),
    );
    return scope.query('select');
  }

  private output(column: Node, alias: string | undefined, scope: Scope): Output {
    const expression = node(column.expr);
    if (expression?.type !== 'column_ref') {
      this.walk(column.expr, scope);
      return alias === undefined ? {} : { name: alias };
    }
    const reference = this.reference(expression, location(expression) ?? location(column));
    if (!reference) return alias === undefined ? {} : { name: alias };
    scope.references.push(reference);
    if (reference.star) return { reference };
    return { name: alias ?? reference.name, reference };
  }

  private common(tree: Node, scope: Scope): void {
    for (const item of nodes(tree.with)) {
      const query = node(node(item.stmt)?.ast);
      if (!query) continue;
      scope.with.push({
        name: text(item.name) ?? '',
        columns: nodes(item.columns).map((c) => text(c.column) ?? ''),
        recursive: item.recursive === true || this.tokens.some((t) => t.word === 'RECURSIVE'),
        query: this.select(query),
      });
    }
  }

  // ── writes ────────────────────────────────────────────────────────────────────────────────────────────────────────

  private insert(tree: Node): Query[] {
    const head = insertHead(this.source, this.tokens);
    if (!head) return [];
    const scope = new Scope();
    this.common(tree, scope);
    const values = node(tree.values);
    const duplicate = node(tree.on_duplicate_update);
    // Neither a row for a placeholder nor an empty one is a query, though the parser is shown one.
    const rowsGiven = this.tokens.some(
      (t, i) =>
        /^VALUES?$/.test(t.word) &&
        (this.tokens[i + 1]?.kind === 'parameter' ||
          (this.tokens[i + 1]?.word === '(' && this.tokens[i + 2]?.word === ')')),
    );
    const source = values?.type === 'select' && !rowsGiven ? this.select(values) : undefined;
    if (!source && !rowsGiven) this.walk(tree.values, scope);
    this.walk(tree.set, scope, 'column');
    this.walk(duplicate?.set, scope, 'column');
    const rowAlias = this.masked.rowAlias;
    const own = scope.references.filter((r) => r.qualifier.length === 0 || r.qualifier[0] !== rowAlias);
    const on = this.find('ON', 'DUPLICATE', 'KEY', 'UPDATE');
    const assignments =
      on >= 0 && duplicate ? readAssignments(this.source, this.tokens, on + 4).map((a) => a.assignment) : undefined;
    const at = this.tokens[on];
    return [
      scope.query('insert', {
        ...head,
        references: own,
        ...(source ? { source } : {}),
        ...(assignments ? { assignments } : {}),
        ...(assignments && at
          ? {
              conflict: { at: { start: at.start, end: this.tokens[on + 3]?.end ?? at.end }, columns: [], update: true },
            }
          : {}),
      }),
    ];
  }

  private update(tree: Node): Query[] {
    const scope = new Scope();
    this.common(tree, scope);
    const tables = new Scope();
    this.from(tree.table, tables);
    this.walk(tree.set, scope, 'column');
    for (const part of [tree.where, tree.orderby, tree.limit]) this.walk(part, scope);
    scope.references.push(...tables.references);
    scope.nested.push(...tables.nested);
    const items = flatten(tables.from);
    const assignments = readAssignments(this.source, this.tokens, this.find('SET') + 1);
    scope.references.push(...usings(tables.from));
    if (items.length > 1) {
      // Without a qualifier the column may be of any of the tables: a name to look up, not one table's column.
      for (const { assignment, qualifier } of assignments) {
        const { name, at } = assignment;
        if (qualifier === undefined) scope.references.push({ qualifier: [], name, star: false, at });
      }
    }
    return this.writes('update', items, scope, (item, alone) => {
      const own = assignments.filter((a) => alone || a.qualifier?.toLowerCase() === aliasOf(item).toLowerCase());
      const nobodys = item === items[0] && assignments.every((a) => a.qualifier === undefined);
      return own.length > 0 || nobodys ? { assignments: own.map((a) => a.assignment) } : undefined;
    });
  }

  private delete(tree: Node): Query[] {
    const scope = new Scope();
    this.common(tree, scope);
    const tables = new Scope();
    this.from(tree.from, tables);
    for (const part of [tree.where, tree.orderby, tree.limit]) this.walk(part, scope);
    scope.references.push(...tables.references);
    scope.nested.push(...tables.nested);
    scope.references.push(...usings(tables.from));
    const named = nodes(tree.table).flatMap((t) => (t.addition ? [] : (text(t.table) ?? [])));
    return this.writes('delete', flatten(tables.from), scope, (item, alone) =>
      alone || named.some((n) => n.toLowerCase() === aliasOf(item).toLowerCase()) ? {} : undefined,
    );
  }

  /** A Query for each table of `items` that `more` has something to say of; the other tables are its FROM. */
  private writes(
    verb: 'update' | 'delete',
    items: readonly FromItem[],
    scope: Scope,
    more: (item: RelationItem, alone: boolean) => Partial<Query> | undefined,
  ): Query[] {
    return items.flatMap((item) => {
      if (item.kind !== 'relation') return [];
      const extra = more(item, items.length === 1);
      if (!extra) return [];
      return [scope.query(verb, { target: item, from: items.filter((other) => other !== item), ...extra })];
    });
  }

  private find(...words: string[]): number {
    return this.tokens.findIndex((_, i) => words.every((word, k) => this.tokens[i + k]?.word === word));
  }

  // ── FROM ──────────────────────────────────────────────────────────────────────────────────────────────────────────

  private from(value: Value | undefined, scope: Scope): void {
    for (const entry of nodes(value)) {
      const item = this.fromItem(entry, scope);
      if (!item) continue;
      this.walk(entry.on, scope);
      const left = typeof entry.join === 'string' ? scope.from.pop() : undefined;
      if (!left) {
        scope.from.push(item);
        continue;
      }
      const start = location(entry)?.start;
      scope.from.push({
        kind: 'join',
        left,
        right: item,
        natural: start !== undefined && this.masked.natural.has(this.base + start),
        using: this.using(entry),
      });
    }
  }

  private fromItem(entry: Node, scope: Scope): FromItem | undefined {
    const alias = text(entry.as);
    const named = alias === undefined ? {} : { alias };
    if (typeof entry.table === 'string') {
      const at = location(entry);
      const found = at && this.nameAt(at.start);
      if (!found) return undefined;
      const [first, second] = found.path.slice(-2);
      if (first === undefined) return undefined;
      const name = second === undefined ? { name: first } : { schema: first, name: second };
      return { ...relation(name, found.at), ...named };
    }
    if (Array.isArray(entry.expr)) {
      const inner = new Scope();
      this.from(entry.expr, inner);
      this.from(entry.joins, inner);
      scope.references.push(...inner.references);
      scope.nested.push(...inner.nested);
      return inner.from.reduce<FromItem | undefined>(
        (left, right) => (left ? { kind: 'join', left, right, natural: false, using: [] } : right),
        undefined,
      );
    }
    const expression = node(entry.expr);
    const query = node(expression?.ast) ?? (expression?.type === 'select' ? expression : undefined);
    if (query) {
      const lateral = entry.prefix === 'lateral';
      return { kind: 'query', query: this.select(query), columnAliases: [], lateral, ...named };
    }
    if (expression) {
      const before = scope.calls.length;
      this.walk(expression, scope);
      const call = scope.calls[before];
      if (call) return { kind: 'function', call, columnAliases: [], ...named };
    }
    return undefined;
  }

  /** Columns of USING (…): the first such list after the joined table. */
  private using(entry: Node): NameAt[] {
    if (!Array.isArray(entry.using) || entry.using.length === 0) return [];
    const start = this.base + (location(entry)?.start ?? 0);
    const index = this.tokens.findIndex(
      (t, i) => t.start >= start && t.word === 'USING' && this.tokens[i + 1]?.word === '(',
    );
    if (index < 0) return [];
    const cursor = new Cursor(this.source, this.tokens);
    cursor.index = index + 1;
    return (
      cursor
        .group()
        ?.list()
        .flatMap((c) => c.name() ?? []) ?? []
    );
  }

  // ── expressions ───────────────────────────────────────────────────────────────────────────────────────────────────

  /** Gathers columns, calls and sub-selects of any part of a tree. Names under the key `skip` are written, not read. */
  walk(value: Value | undefined, scope: Scope, skip?: string): void {
    if (Array.isArray(value)) {
      for (const entry of value) this.walk(entry as Value, scope, skip);
      return;
    }
    if (!isNode(value)) return;
    if (value.type === 'column_ref') {
      const reference = this.reference(value, location(value));
      if (reference) scope.references.push(reference);
      return;
    }
    if (isNode(value.ast)) {
      scope.nested.push(this.select(value.ast));
      return;
    }
    if (value.type === 'select') {
      scope.nested.push(this.select(value));
      return;
    }
    if (value.type === 'function' || value.type === 'aggr_func') this.call(value, scope);
    for (const key of Object.keys(value)) {
      if (key === 'loc' || key === 'tableList' || key === 'columnList' || key === skip) continue;
      if (key === 'name' && value.type === 'function') continue;
      this.walk(value[key], scope);
    }
  }

  private call(value: Node, scope: Scope): void {
    const at = location(value);
    const parts = nodes(node(value.name)?.name);
    const name = text(value.name) ?? text(parts.at(-1));
    const schema = text(node(value.name)?.schema);
    if (!name || /^(exists|any|some|all)$/i.test(name)) return;
    const inner = node(value.args)?.value;
    const given = Array.isArray(inner) ? inner : value.args ? [value.args] : [];
    const start = this.base + (at?.start ?? 0);
    scope.calls.push({
      name: schema ? { schema, name: name.toLowerCase() } : { name: name.toLowerCase() },
      arguments: given.length,
      literals: given.flatMap((a) =>
        isNode(a) && typeof a.value === 'string' && /quote_string/.test(String(a.type)) ? [a.value] : [],
      ),
      at: { start, end: start + name.length },
    });
  }

  private reference(value: Node, at: Span | undefined): ColumnReference | undefined {
    const found = at && this.nameAt(at.start);
    const name = found?.path.at(-1);
    if (!found || name === undefined) return undefined;
    return { qualifier: found.path.slice(0, -1), name, star: value.column === '*', at: found.at };
  }

  /** The dotted name at an offset of the parsed text, as written. */
  private nameAt(offset: number): { path: string[]; at: Span } | undefined {
    const start = this.base + offset;
    let low = 0;
    for (let high = this.tokens.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const path: string[] = [];
    let end = start;
    for (let i = low; i < this.tokens.length; i += 2) {
      const token = this.tokens[i] as Token;
      // In the right place a string may name a column: SELECT … AS 'x' … ORDER BY 'x' is left alone, though.
      path.push(token.word === '*' ? '*' : token.kind === 'string' ? stringValue(token.text) : identifier(token));
      end = token.end;
      if (this.tokens[i + 1]?.word !== '.') break;
    }
    return path.length > 0 ? { path, at: { start: this.tokens[low]?.start ?? start, end } } : undefined;
  }
}
