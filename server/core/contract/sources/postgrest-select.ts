import type { Embedding } from '../source.ts';

/** What a `select` of PostgREST asks for: `id, total, buyer:users(email)`. */
export interface Selection {
  /** Columns, without casts and paths into JSON. */
  readonly columns: readonly string[];
  readonly star: boolean;
  readonly embeds: readonly Embedding[];
  /** A part of it that is no such list: it may ask for anything. */
  readonly unread: boolean;
}

/**
 * Reads the `select` of a request to PostgREST. Facts: PostgREST's documentation of vertical filtering, resource embedding,
 * spread and aggregates. Never throws.
 */
export function readSelection(text: string, depth = 0): Selection {
  const columns: string[] = [];
  const embeds: Embedding[] = [];
  let star = false;
  let unread = depth > 20;
  for (const item of unread ? [] : items(text)) {
    if (item === '') continue;
    const [, name = '', hints = '', inner] =
      /^(?:\.\.\.)?(?:[\w$ -]+:(?!:)|"[^"]*":)?\s*("[^"]+"|[\p{L}\p{N}_$ -]+|\*)((?:![\w$]+)*)\s*(?:\(([\s\S]*)\)|\s*(?:->[\s\S]*|::[\w ]+|\.(?:sum|avg|min|max|count)\(\)(?:::\w+)?)*)$/u.exec(
        item,
      ) ?? [];
    const plain = name.replace(/"/g, '').trim();
    if (plain === '') unread = true;
    else if (plain === '*') star = true;
    else if (inner === undefined) columns.push(plain);
    else if (plain !== 'count' || inner.trim() !== '') {
      const hint = /!(?!inner\b|left\b)([\w$]+)/.exec(hints)?.[1];
      const selection = readSelection(inner, depth + 1);
      unread ||= selection.unread;
      embeds.push({
        name: plain,
        ...(hint === undefined ? {} : { hint }),
        columns: selection.columns,
        star: selection.star,
        embeds: selection.embeds,
      });
    }
  }
  return { columns, star, embeds, unread };
}

/** Columns that a filter of many names: `or('total.gt.5,and(note.is.null,id.eq.1)')`; undefined where it can't be read. */
export function readFilter(text: string, depth = 0): readonly string[] | undefined {
  const found: string[] = [];
  if (depth > 20) return undefined;
  for (const item of items(text)) {
    const nested = /^(?:not\.)?(?:and|or)\(([\s\S]*)\)$/.exec(item)?.[1];
    const inner = nested === undefined ? undefined : readFilter(nested, depth + 1);
    const column = /^("[^"]+"|[\w$]+)(?:->>?[^.]*)?\.(?:not\.)?\w+(?:\(\w+\))?\./.exec(item)?.[1];
    if (inner) found.push(...inner);
    else if (nested === undefined && column !== undefined) found.push(column.replace(/"/g, ''));
    else if (item !== '') return undefined;
  }
  return found;
}

/** What stands between commas, brackets and quotes counted. */
function items(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === '(' || c === '{') depth++;
    else if (c === ')' || c === '}') depth--;
    else if (c === ',' && depth === 0) {
      found.push(text.slice(from, i).trim());
      from = i + 1;
    }
  }
  found.push(text.slice(from).trim());
  return found;
}
