import type { Span } from '../../text/span.ts';
import type { Catalog } from '../catalog.ts';
import { showName } from '../names.ts';
import type { FunctionCall } from '../query.ts';
import type { Resolution, ResolutionProblemKind, ResolvedColumn } from '../resolve.ts';
import type { Source, SourceColumn } from './scope.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** What a query was found to do so far. Readers list some names twice (as a result column and as a reference): it counts once. */
export class Findings {
  readonly resolution: Mutable<Resolution> = {
    reads: [],
    writes: [],
    inserts: [],
    stars: [],
    naturalJoins: [],
    relations: [],
    upserts: [],
    calls: [],
    types: [],
    outputs: [],
    open: false,
    problems: [],
    uncertain: [],
  };
  readonly mysql: boolean;
  private readonly seen = new Set<string>();

  constructor(readonly catalog: Catalog) {
    this.mysql = catalog.family === 'mysql';
  }

  /** Column names are case-insensitive in MySQL; PostgreSQL's come folded. */
  same(a: string, b: string): boolean {
    return a === b || (this.mysql && a.toLowerCase() === b.toLowerCase());
  }

  fold(name: string): string {
    return this.mysql ? name.toLowerCase() : name;
  }

  columnOf(source: Source, name: string): SourceColumn | undefined {
    return source.columns.find((c) => this.same(c.name, name));
  }

  read(column: SourceColumn, at: Span, how: { readonly outer?: true; readonly star?: true } = {}): void {
    if (column.direct && column.source) this.note({ ...column.source, at, ...how });
  }

  wholeRow(source: Source, at: Span, outer: boolean): void {
    if (source.relation === undefined) return;
    this.note({ relation: source.relation, column: 0, at, ...(outer && { outer: true as const }) });
  }

  star(source: Source, at: Span): void {
    if (source.relation !== undefined && this.once(`*${source.relation}@${at.start}`)) {
      this.resolution.stars.push({ relation: source.relation, at });
    }
    for (const column of source.columns) this.read(column, at, { star: true });
  }

  call(call: FunctionCall): void {
    if (!this.once(`${showName(call.name)}()@${call.at.start}`)) return;
    const { name, named, at } = call;
    this.resolution.calls.push({ function: name, arguments: call.arguments, ...(named && { named }), at });
  }

  uncertain(name: string, at: Span): void {
    if (this.once(`?${name}@${at.start}`)) this.resolution.uncertain.push({ name, at });
  }

  problem(kind: ResolutionProblemKind, name: string, message: string, at: Span): void {
    if (this.once(`!${kind}.${name}@${at.start}`)) this.resolution.problems.push({ kind, name, message, at });
  }

  private note(read: ResolvedColumn): void {
    const key = `${read.relation}.${read.column}@${read.at.start}-${read.at.end}`;
    if (this.once(key)) this.resolution.reads.push(read);
  }

  private once(key: string): boolean {
    if (this.seen.has(key)) return false;
    this.seen.add(key);
    return true;
  }
}
