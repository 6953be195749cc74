import * as z from 'zod';
import { Lines } from '../text/lines.ts';
import type { Evidence } from './answer.ts';
import type { Searched, Server } from './contract.ts';

/** What a server of another repository uses, as that repository published it: see report/contract-file.ts. */
export interface Published {
  readonly server: Server;
  readonly searched: Searched;
  readonly tables: ReadonlyMap<string, PublishedTable>;
}

export interface PublishedTable {
  readonly relation: Evidence;
  readonly reads: ReadonlyMap<string, Evidence>;
  readonly writes: ReadonlyMap<string, Evidence>;
  readonly inserts: readonly {
    readonly columns: readonly string[];
    readonly positional: boolean;
    readonly evidence: Evidence;
  }[];
  readonly star: readonly Evidence[];
  /** Why it can't be told. */
  readonly unknown: ReadonlyMap<string, { readonly why: string; readonly evidence: Evidence }>;
}

const places = z.record(z.string(), z.array(z.string())).default({});

const shape = z.object({
  contract: z.literal(1),
  service: z.string().optional(),
  version: z.string(),
  commit: z.string().optional(),
  searched: z
    .object({
      files: z.number().default(0),
      statements: z.number().default(0),
      resolved: z.number().default(0),
      sources: z.array(z.string()).default([]),
      failure: z.string().optional(),
    })
    .optional(),
  tables: z.record(
    z.string(),
    z.object({
      reads: places,
      writes: places,
      inserts: z
        .array(
          z.object({
            columns: z.array(z.string()),
            at: z.string().default(''),
            positional: z.boolean().default(false),
          }),
        )
        .default([]),
      star: z.array(z.string()).default([]),
      unknown: z.record(z.string(), z.string()).default({}),
    }),
  ),
});

/** Reads a published contract; a sentence where it is none. Evidence points into the file, and quotes the place it names. */
export function readPublished(path: string, text: string): Published | { readonly problem: string } {
  const read = parse(text);
  if ('why' in read) return { problem: `The contract ${path} can't be used: ${read.why}.` };
  const { data } = read;
  const lines = new Lines(text);
  const lineOf = (from: number, ...words: string[]): number => {
    let at = from;
    for (const word of words) at = Math.max(at, text.indexOf(JSON.stringify(word), at));
    return lines.position(at).line + 1;
  };
  const version = data.service ? `${data.service} ${data.version}` : data.version;
  const tables = new Map(
    Object.entries(data.tables).map(([name, table]): [string, PublishedTable] => {
      const start = Math.max(0, text.indexOf(`${JSON.stringify(name)}: {`));
      const evidence = (how: string, at: readonly string[], ...words: string[]): Evidence => ({
        file: path,
        line: lineOf(start, ...words),
        text: at.slice(0, 4).join(', ') || name,
        how,
      });
      const each = (columns: Readonly<Record<string, readonly string[]>>, list: string, how: string) =>
        new Map(Object.entries(columns).map(([column, at]) => [column, evidence(how, at, list, column)] as const));
      return [
        name,
        {
          relation: evidence('uses', []),
          reads: each(table.reads, 'reads', 'reads'),
          writes: each(table.writes, 'writes', 'writes'),
          inserts: table.inserts.map(({ columns, at, positional }) => ({
            columns,
            positional,
            evidence: evidence('inserts into', [at], 'inserts', at),
          })),
          star: table.star.length > 0 ? [evidence('reads * of', table.star, 'star')] : [],
          unknown: new Map(
            Object.entries(table.unknown).map(([column, why]) => [
              column,
              { why, evidence: evidence('may use', [why], 'unknown', column) },
            ]),
          ),
        },
      ];
    }),
  );
  const { files = 0, statements = 0, resolved = 0, sources = [], failure } = data.searched ?? {};
  return {
    server: { version, ...(data.commit ? { commit: data.commit } : {}) },
    searched: { files, statements, resolved, sources, ...(failure ? { failure } : {}) },
    tables,
  };
}

function parse(text: string): { data: z.infer<typeof shape> } | { why: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { why: 'it is no JSON' };
  }
  const result = shape.safeParse(value);
  if (result.success) return { data: result.data };
  const issue = result.error.issues[0];
  return { why: `\`${issue?.path.map(String).join('.')}\` is not as \`bellows contract --out\` writes it` };
}
