import type { ContractSource, MappedColumn, MappedTable, ModelLink } from '../source.ts';

/**
 * Prisma's schema files. The client lists every scalar field of a model in plain reads and in what writes return, so that a
 * mapped column is used wherever its model is. Facts: Prisma 6, by its query log. Models of one schema may lie in several files.
 */
export const prisma: ContractSource = {
  id: 'prisma',
  title: 'Prisma schema',
  takes: (path) => path.endsWith('.prisma'),
  read(_path, text) {
    const mapped: MappedTable[] = [];
    const links: ModelLink[] = [];
    for (const block of blocks(text)) {
      if (block.kind !== 'model' && block.kind !== 'view') continue;
      if (block.lines.some(({ code }) => code.startsWith('@@ignore'))) continue;
      const columns: MappedColumn[] = [];
      for (const line of block.lines) readField(line, block.name, columns, links);
      const schema = argument(block.lines, '@@schema');
      mapped.push({
        by: 'Prisma',
        model: (block.name[0] as string).toLowerCase() + block.name.slice(1),
        type: block.name,
        table: { name: argument(block.lines, '@@map') ?? block.name, ...(schema ? { schema } : {}) },
        line: block.line,
        text: `${block.kind} ${block.name}`,
        columns,
      });
    }
    return { statements: [], mapped, links };
  },
};

interface Line {
  readonly code: string;
  readonly line: number;
}

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  readonly lines: readonly Line[];
}

/** Blocks with their lines, comments taken off. Brackets that stay open on a line join it with the next ones. */
function blocks(text: string): Block[] {
  const found: Block[] = [];
  let current: (Block & { lines: Line[] }) | undefined;
  let pending: Line | undefined;
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const code = withoutComment(raw).trim();
    if (code === '') continue;
    const head = /^(\w+)\s+(\w+)\s*\{(.*)$/.exec(code);
    // A block that was never closed ends where the next one begins.
    if (head && /^(model|view|enum|type|datasource|generator)$/.test(head[1] as string)) {
      current = { kind: head[1] as string, name: head[2] as string, line: index + 1, lines: [] };
      found.push(current);
      pending = undefined;
      if ((head[3] as string).trim() === '}') current = undefined;
      continue;
    }
    if (code === '}' && !pending) {
      current = undefined;
      continue;
    }
    if (!current) continue;
    const line: Line = pending ? { code: `${pending.code} ${code}`, line: pending.line } : { code, line: index + 1 };
    pending = line.code.length < 4000 && balance(line.code) > 0 ? line : undefined;
    if (!pending) current.lines.push(line);
  }
  return found;
}

const strings = /"(?:[^"\\]|\\.)*"/g;
const balance = (code: string): number => {
  const bare = code.replace(strings, '');
  return (bare.match(/[([]/g) ?? []).length - (bare.match(/[)\]]/g) ?? []).length;
};

const withoutComment = (line: string): string =>
  line.slice(0, line.replace(strings, (s) => '_'.repeat(s.length)).search(/\/\/|$/));

/** The name in `@map("…")`, `@@map(name: "…")`. */
function argument(lines: readonly Line[], attribute: string): string | undefined {
  for (const { code } of lines) if (code.startsWith(attribute)) return nameIn(code);
  return undefined;
}
const nameIn = (code: string): string | undefined => {
  const literal = /\(\s*(?:name\s*:\s*)?("(?:[^"\\]|\\.)*")/.exec(code)?.[1];
  return literal?.slice(1, -1).replace(/\\(.)/g, '$1');
};

const scalars = /^(String|Int|BigInt|Float|Decimal|Boolean|DateTime|Json|Bytes)$/;

function readField({ code, line }: Line, model: string, columns: MappedColumn[], links: ModelLink[]): void {
  const match = /^(\w+)\s+(\w+)(\([^)]*\))?(\[\])?(\?)?\s*(.*)$/.exec(code);
  if (!match || code.startsWith('@@')) return;
  const [, key = '', type = '', , list, optional, attributes = ''] = match;
  const bare = attributes.replace(strings, (s) => `"${' '.repeat(s.length - 2)}"`);
  // The client does not know fields of these kinds.
  if (type === 'Unsupported' || /@ignore\b/.test(bare)) return;
  const at = (name: string): string | undefined => {
    const found = new RegExp(`(?<!@)@${name}\\s*\\(`).exec(bare);
    return found ? attributes.slice(found.index) : undefined;
  };
  const relation = at('relation');
  if (!scalars.test(type)) {
    const fields = /fields\s*:\s*\[([^\]]*)\]/.exec(relation ?? '')?.[1]?.match(/\w+/g) ?? [];
    const name = relation && nameIn(relation);
    links.push({
      by: 'Prisma',
      model,
      field: key,
      target: type,
      list: list !== undefined,
      ...(name ? { name } : {}),
      fields,
      line,
      text: code,
    });
    if (relation) return;
  }
  const filled = defaultOf(bare);
  columns.push({
    key,
    name: nameIn(at('map') ?? '') ?? key,
    line,
    text: code,
    required: optional === undefined,
    ...(filled ? { default: filled } : {}),
    ...(scalars.test(type) ? {} : { type }),
  });
}

/** Who fills the field in: the client for what it makes itself; for constants either may, so neither is relied on. */
function defaultOf(attributes: string): MappedColumn['default'] {
  if (/@updatedAt\b/.test(attributes)) return 'client';
  const value = /@default\s*\(\s*(\w+)?/.exec(attributes);
  if (!value) return undefined;
  if (/^(now|uuid|cuid|ulid|nanoid)$/.test(value[1] ?? '')) return 'client';
  return /^(autoincrement|dbgenerated|sequence)$/.test(value[1] ?? '') ? 'database' : 'either';
}
