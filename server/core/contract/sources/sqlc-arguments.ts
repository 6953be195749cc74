import { language } from './go.ts';
import { scan } from './host-scan.ts';
import { closing, parts } from './javascript-shape.ts';

/** What a function that sqlc made of a query is given: for each parameter of the query, in order, its Go type. */
export interface QueryArguments {
  readonly function: string;
  /** The query as it is sent. */
  readonly text: string;
  /** The struct that holds them, where there are several. */
  readonly struct?: string;
  /** `field`: of the struct. */
  readonly given: readonly { readonly field?: string; readonly type: string }[];
}

/** A struct of arguments as a program fills it in. */
export interface FilledArguments {
  readonly struct: string;
  /** Fields that hold a value whatever happens, by what is written; undefined where the struct is not written out. */
  readonly valid?: readonly string[];
}

/** The functions of a file that sqlc made. */
export function argumentsOf(raw: string): QueryArguments[] {
  const structs = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = '', body = ''] of raw.matchAll(/^type (\w+Params) struct \{\n([\s\S]*?)^\}/gm))
    structs.set(
      name,
      new Map(Array.from(body.matchAll(/^\t(\w+)\s+(\S+)/gm), (m) => [m[1] as string, m[2] as string])),
    );
  const queries = new Map(
    Array.from(raw.matchAll(/^const \w+ = `-- name: (\w+) :\w+\n([^`]*)`/gm), (m) => [m[1] as string, m[2] as string]),
  );
  return Array.from(
    raw.matchAll(
      /^func \(q \*Queries\) (\w+)\(ctx context\.Context(?:, db DBTX)?(?:, (\w+) ([\w.[\]*]+))?\)[^\n]*\{\n([\s\S]*?)^\}/gm,
    ),
  ).flatMap(([, name = '', argument = '', type = '', body = '']): QueryArguments[] => {
    const text = queries.get(name);
    const sent = /\.(?:QueryRow|Query|Exec)(?:Context)?\(\s*ctx,\s*\w+,?([\s\S]*?)\)\n/.exec(body)?.[1];
    if (text === undefined || sent === undefined || argument === '') return [];
    const fields = structs.get(type);
    const values = sent
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean);
    const given = values.map((each) => {
      const field = new RegExp(`^${argument}\\.(\\w+)$`).exec(each)?.[1];
      if (fields) return { ...(field === undefined ? {} : { field }), type: (field && fields.get(field)) ?? '' };
      return { type: each === argument ? type : '' };
    });
    return [{ function: name, text, ...(fields ? { struct: type } : {}), given }];
  });
}

/** Structs of arguments that a file fills in, or handles in another way. */
export function filledIn(raw: string): FilledArguments[] {
  if (!/\w+Params\b/.test(raw)) return [];
  const { code } = scan(raw, language);
  // What is given another value afterwards.
  const changed = new Set(Array.from(code.matchAll(/\.(\w+)(?:\.\w+)?\s*=(?!=)/g), (match) => match[1] as string));
  return Array.from(code.matchAll(/\b([A-Z]\w*Params)\b/g)).map((match): FilledArguments => {
    const struct = match[1] as string;
    const open = match.index + struct.length;
    if (code[open] !== '{') return { struct };
    const fields = parts(code, open + 1, closing(code, open)).map(({ start, end }) => code.slice(start, end));
    if (fields.some((field) => !/^\w+\s*:/.test(field))) return { struct };
    const valid = fields.flatMap((field) => {
      const [, name = '', value = ''] = /^(\w+)\s*:\s*([\s\S]*)$/.exec(field) ?? [];
      const whole = /^[\w.]+\{[\s\S]*\bValid\s*:\s*true\s*(?:,[^{}]*)?\}$/.test(value) || /^&[A-Za-z_]\w*$/.test(value);
      return whole && !changed.has(name) ? [name] : [];
    });
    return { struct, valid };
  });
}
