/** Where the cursor stands in a manifest, also in one that is half typed and no valid YAML. */
export interface ManifestCursor {
  /** Keys (and list indexes as 0) from the root to the mapping or value at the cursor. */
  readonly path: readonly PropertyKey[];
  /** The key or value being typed, up to the cursor. */
  readonly typed: string;
  /** A value stands here: after `key:`, or an item of a list. Else a key. */
  readonly value: boolean;
}

/** Reads the lines above and the text before the cursor; indentation and `{ … }` on the cursor's line are understood. */
export function manifestCursor(text: string, offset: number): ManifestCursor {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  const line = before.at(-1) ?? '';
  const [, space = '', dashes = '', rest = ''] = /^(\s*)((?:-\s+)*)(.*)$/.exec(line) ?? [];
  const path: PropertyKey[] = outer(before.slice(0, -1), space.length + dashes.length, dashes !== '');
  return inner(rest, path);
}

/** Keys above that enclose what is indented by `indent`. */
function outer(lines: readonly string[], indent: number, item: boolean): PropertyKey[] {
  const path: PropertyKey[] = item ? [0] : [];
  let limit = item ? indent - 1 : indent;
  for (let i = lines.length - 1; i >= 0 && limit > 0; i--) {
    const [, space = '', dashes = '', key] =
      /^(\s*)((?:-\s+)*)(?:["']?([\w.-]+)["']?\s*:)?/.exec(lines[i] as string) ?? [];
    if ((lines[i] as string).trim() === '' || (lines[i] as string).trim().startsWith('#')) continue;
    const own = space.length + dashes.length;
    if (key !== undefined && own < limit) {
      path.unshift(key);
      limit = own;
    }
    if (dashes !== '' && space.length < limit && own <= limit) {
      path.unshift(0);
      limit = space.length + 1;
      // A list may stand at the same indentation as its key.
      const parent = lines
        .slice(0, i)
        .findLastIndex((l) => /^\s*[\w.-]+\s*:\s*$/.test(l) && (/^\s*/.exec(l)?.[0].length ?? 0) <= space.length);
      if (parent >= 0) {
        const [, parentSpace = '', parentKey = ''] = /^(\s*)([\w.-]+)/.exec(lines[parent] as string) ?? [];
        path.unshift(parentKey);
        limit = parentSpace.length;
      }
    }
  }
  return path;
}

/** The rest of the path on the cursor's own line: `key: value`, `key: { a: 1, b`. */
function inner(rest: string, path: PropertyKey[]): ManifestCursor {
  const [, key, after] = /^["']?([\w.-]+)["']?\s*:(?:\s+|$)(.*)$/.exec(rest) ?? [];
  if (key === undefined || after === undefined) {
    if (rest.startsWith('{') || rest.startsWith('[')) return flow(rest, path);
    return { path, typed: rest, value: path.at(-1) === 0 };
  }
  const here = [...path, key];
  if (after.startsWith('{') || after.startsWith('[')) return flow(after, here);
  return { path: here, typed: after, value: true };
}

function flow(text: string, path: readonly PropertyKey[]): ManifestCursor {
  const stack: PropertyKey[][] = [[...path]];
  let part = '';
  for (const c of text) {
    if (c === '{' || c === '[') {
      const [, key] = /([\w.-]+)\s*:\s*$/.exec(part) ?? [];
      const base = stack.at(-1) ?? [];
      stack.push([...base, ...(key === undefined ? [] : [key]), ...(c === '[' ? [0] : [])]);
      part = '';
    } else if (c === '}' || c === ']') {
      stack.pop();
      part = '';
    } else if (c === ',') part = '';
    else part += c;
  }
  const base = stack.at(-1) ?? [];
  const [, key, value] = /^\s*["']?([\w.-]+)["']?\s*:\s*(.*)$/.exec(part) ?? [];
  if (key !== undefined) return { path: [...base, key], typed: value ?? '', value: true };
  return { path: base, typed: part.trimStart(), value: base.at(-1) === 0 };
}
