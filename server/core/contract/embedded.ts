import { type Catalog, findRelation, type Table, type View } from '../schema/catalog.ts';
import type { Evidence } from './answer.ts';
import type { CodeFile } from './code-file.ts';
import type { Server } from './contract.ts';
import type { Embedding } from './source.ts';

/** What requests for tables with those they refer to use, by relation and column. */
export interface Embedded {
  readonly relations: ReadonlyMap<number, readonly Evidence[]>;
  readonly columns: ReadonlyMap<number, ReadonlyMap<number, readonly Evidence[]>>;
  readonly stars: ReadonlyMap<number, readonly Evidence[]>;
  /** Columns that may be meant, by `relation column`. */
  readonly untold: ReadonlyMap<string, { readonly why: string; readonly evidence: Evidence }>;
}

/**
 * Follows the references of the schema where a server does so by itself: PostgREST joins what `orders(id, users(email))` asks
 * for by the foreign keys there are, over a table between where none leads straight there, and nobody names their columns.
 * Where no reference is found (views, computed ones), any column of both may be meant.
 */
export function readEmbedded(files: readonly CodeFile[], catalog: Catalog, server: Server): Embedded {
  const reading = new Reading(catalog);
  for (const { path, found } of files)
    for (const embed of found.embeds ?? []) {
      const { line, text } = embed;
      const place: Evidence = { file: path, line, text, how: 'reads', ...(server.ref ? { ref: server.ref } : {}) };
      const table = findRelation(catalog, embed.table);
      for (const one of table?.kind === 'table' || table?.kind === 'view' ? embed.embeds : [])
        reading.read(table as Table | View, one, place, 0);
    }
  return reading;
}

class Reading implements Embedded {
  readonly relations = new Map<number, Evidence[]>();
  readonly columns = new Map<number, Map<number, Evidence[]>>();
  readonly stars = new Map<number, Evidence[]>();
  readonly untold = new Map<string, { why: string; evidence: Evidence }>();

  constructor(private readonly catalog: Catalog) {}

  read(from: Table | View, embed: Embedding, place: Evidence, depth: number): void {
    if (depth > 20) return;
    const targets = this.targets(from, embed.name);
    for (const target of targets) {
      add(this.relations, target.id, place);
      if (embed.star) add(this.stars, target.id, { ...place, how: 'reads * of' });
      for (const column of target.columns)
        if (embed.columns.includes(column.name)) this.use(target.id, column.id, place);
      const joined = from.kind === 'table' && target.kind === 'table' && this.join(from, target, embed, place);
      if (!joined) for (const each of [from, target]) this.doubt(each, place);
      for (const inner of embed.embeds) this.read(target, inner, place, depth + 1);
    }
    if (targets.length > 0) return;
    this.doubt(from, place);
    // It may lead to any table that has what is asked for.
    for (const relation of this.all())
      if (embed.star || relation.columns.some(({ name }) => embed.columns.includes(name)))
        this.doubt(relation, place, embed.star ? undefined : embed.columns);
    for (const inner of embed.embeds)
      for (const relation of this.all()) if (relation.name === inner.name) this.read(from, inner, place, depth + 1);
  }

  /** What a name means beside a table: another one, a foreign key, a column that is one. */
  private targets(from: Table | View, name: string): (Table | View)[] {
    const named = this.all().filter((relation) => relation.name === name);
    const near = named.filter((relation) => relation.schema === from.schema);
    if (named.length > 0) return near.length > 0 ? near : named;
    const found: (Table | View)[] = [];
    for (const owner of this.all())
      for (const { name: key, columns, references } of owner.kind === 'table' ? owner.constraints : []) {
        if (!references) continue;
        const other = this.catalog.relations.get(references.table);
        const own = columns.some((id) => owner.columns.find((column) => column.id === id)?.name === name);
        if (owner.id === from.id && (key === name || own) && isRelation(other)) found.push(other);
        else if (references.table === from.id && key === name) found.push(owner);
      }
    return found;
  }

  /** Uses the columns that tables refer to one another by; false where there are none. */
  private join(from: Table, to: Table, { hint }: Embedding, place: Evidence): boolean {
    const direct = [...this.keys(from, to), ...(from === to ? [] : this.keys(to, from))];
    const hinted = direct.filter(
      ({ owner, key }) =>
        key.name === hint || key.columns.some((id) => owner.columns.find((column) => column.id === id)?.name === hint),
    );
    const chosen = hinted.length > 0 ? hinted : direct;
    for (const { owner, key } of chosen) this.useKey(owner, key, place);
    // With a table between them both ways may be meant.
    const between = this.all().flatMap((relation) =>
      relation.kind === 'table' &&
      relation !== from &&
      relation !== to &&
      (hint === undefined || relation.name === hint || direct.length === 0)
        ? [{ owner: relation, keys: [...this.keys(relation, from), ...this.keys(relation, to)] }]
        : [],
    );
    let through = false;
    for (const { owner, keys } of between) {
      const both = [from, to].every((table) => keys.some(({ key }) => key.references?.table === table.id));
      if (!both || (direct.length > 0 && owner.name !== hint)) continue;
      through = true;
      add(this.relations, owner.id, place);
      for (const { key } of keys) this.useKey(owner, key, place);
    }
    return chosen.length > 0 || through;
  }

  private keys(owner: Table, to: Table): { owner: Table; key: Table['constraints'][number] }[] {
    return owner.constraints.filter((key) => key.references?.table === to.id).map((key) => ({ owner, key }));
  }

  private useKey(owner: Table, { columns, references }: Table['constraints'][number], place: Evidence): void {
    for (const id of columns) this.use(owner.id, id, place);
    for (const id of references?.columns ?? []) this.use(references?.table as number, id, place);
  }

  private use(relation: number, column: number, place: Evidence): void {
    const known = this.columns.get(relation) ?? new Map<number, Evidence[]>();
    this.columns.set(relation, known);
    add(known, column, place);
  }

  /** A reference that is not found may be by any of its columns, and by those beneath a view. */
  private doubt(relation: Table | View, evidence: Evidence, only?: readonly string[]): void {
    const why = `a request of ${evidence.file}:${evidence.line} follows a reference that the schema doesn't show`;
    for (const { id, name } of relation.columns)
      if (!only || only.includes(name)) this.untold.set(`${relation.id} ${id}`, { why, evidence });
    for (const read of relation.kind === 'view' ? relation.reads : [])
      if (read.column !== undefined) this.untold.set(`${read.relation} ${read.column}`, { why, evidence });
  }

  private all(): (Table | View)[] {
    return [...this.catalog.relations.values()].filter(isRelation);
  }
}

const isRelation = (relation: { readonly kind: string } | undefined): relation is Table | View =>
  relation?.kind === 'table' || relation?.kind === 'view';

function add<K>(map: Map<K, Evidence[]>, key: K, evidence: Evidence): void {
  const known = map.get(key);
  if (known) known.push(evidence);
  else map.set(key, [evidence]);
}
