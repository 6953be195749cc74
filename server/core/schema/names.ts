import type { Span } from '../text/span.ts';

/** The name of a database object as a statement gives it, case already folded as the dialect does; `schema` only if written. */
export interface Name {
  readonly schema?: string;
  readonly name: string;
}

/** A name with its place in the statement. */
export interface NameAt {
  readonly name: string;
  readonly at: Span;
}

/** `schema.name`, or `name` alone where no schema was written. For people and for keys, not for SQL: nothing is quoted. */
export const showName = (name: Name): string => (name.schema ? `${name.schema}.${name.name}` : name.name);

export const sameName = (a: Name, b: Name): boolean => a.name === b.name && a.schema === b.schema;
