import type { MappedColumn, MappedTable } from '../source.ts';
import { bare, type CsharpClass, type Stretch, stringAt } from './csharp-code.ts';
import { tableOf } from './ef-tables.ts';
import { type EntityText, placeOf } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';

/**
 * What configurations of EF Core say of entities: `modelBuilder.Entity<User>(e => e.ToTable("users"))`, and classes that are an
 * `IEntityTypeConfiguration<User>`: tables, columns, shadow properties and discriminators. What puts other columns into a table
 * (owned and complex types, entities of two tables) leaves it open.
 */
export function efConfigured(text: EntityText, { body, at }: CsharpClass): MappedTable[] {
  const { code } = text;
  const found: MappedTable[] = [];
  const head = code.slice(at, body.start);
  const own =
    /\b(?:IEntityTypeConfiguration|EntityTypeConfiguration|\w*ConfigurationBase|\w*Configuration)\s*<\s*([\w.]+)/.exec(
      head,
    )?.[1];
  if (own !== undefined) found.push(...configured(text, bare(own), body));
  let until = 0;
  for (const match of code.slice(body.start, body.end).matchAll(/\.\s*Entity\s*<\s*([\w.]+)\s*>\s*\(/g)) {
    const open = body.start + match.index + match[0].length - 1;
    if (open < until) continue;
    until = closing(code, open);
    const end = code.indexOf(';', closing(code, open));
    found.push(
      ...configured(text, bare(match[1] as string), { start: open, end: end < 0 ? body.end : Math.min(end, body.end) }),
    );
  }
  return found;
}

const opening =
  /\.\s*(?:OwnsOne|OwnsMany|ComplexProperty|ComplexCollection|SplitToTable|UseTpcMappingStrategy|UsePropertyAccessMode|Metadata|SetColumnName|ToJson)\b/;

function configured(text: EntityText, model: string, scope: Stretch): MappedTable[] {
  const { code } = text;
  const inside = code.slice(scope.start, scope.end);
  const place = placeOf(text, scope.start);
  const columns: MappedColumn[] = [];
  let open = opening.test(inside);
  const argument = (from: number, i: number): Stretch | undefined => parts(code, from + 1, closing(code, from))[i];
  const property = /\.\s*Property\s*(?:<[^<>()]*>)?\s*\(\s*(?:(\w+)\s*=>\s*\1\s*!?\.\s*(\w+)|(?=[^()\s]))/g;
  for (const match of inside.matchAll(property)) {
    const from = scope.start + inside.indexOf('(', match.index);
    const first = argument(from, 0);
    const key = match[2] ?? (first && stringAt(text, first));
    if (key === undefined) {
      open = true;
      continue;
    }
    const at = scope.start + match.index;
    const stop = nextStatement(code, from, scope.end);
    const named = /\.\s*HasColumnName\s*\(/.exec(code.slice(from, stop));
    const span = named && argument(from + named.index + named[0].length - 1, 0);
    const said = span && stringAt(text, span);
    if (span && said === undefined) open = true;
    // A property that no class has, or one that is called otherwise.
    if (said !== undefined || match[2] === undefined)
      columns.push({
        key,
        name: said ?? key,
        ...(said === undefined ? { derived: true as const } : {}),
        ...placeOf(text, at),
        required: false,
      });
  }
  for (const match of inside.matchAll(/\.\s*HasDiscriminator\s*(?:<[^<>()]*>)?\s*\(/g)) {
    const first = argument(scope.start + match.index + match[0].length - 1, 0);
    const said = first && stringAt(text, first);
    if (said !== undefined)
      columns.push({ key: said, name: said, derived: true, ...place, required: false, optional: true });
  }
  const tables: MappedTable[] = [];
  for (const match of inside.matchAll(/\.\s*(ToTable|ToView|UsingEntity)\s*(?:<[^()]*>)?\s*\(/g)) {
    const from = scope.start + match.index + match[0].length - 1;
    if (match[1] === 'UsingEntity') {
      const name = argument(from, 0);
      const said = name && stringAt(text, name);
      if (said === undefined) continue;
      const { base: _, ...between } = tableOf(model, said, undefined, place);
      tables.push({ ...between, type: `${model}.${said}`, open: true });
      continue;
    }
    const first = argument(from, 0);
    const second = argument(from, 1);
    const said = first && stringAt(text, first);
    if (first && said === undefined && /=>/.test(code.slice(first.start, first.end))) continue;
    const schema = second && stringAt(text, second);
    const made = tableOf(model, said, schema, placeOf(text, from), columns);
    tables.push({
      ...made,
      ...(said === undefined ? { guessed: true as const } : {}),
      ...(open ? { open: true as const } : {}),
    });
  }
  if (tables.some(({ type }) => type === model)) return tables;
  // Its table is the one of its set.
  return [
    ...tables,
    {
      ...tableOf(model, undefined, undefined, place, columns),
      ...(open ? { open: true as const } : {}),
    },
  ];
}

/** Where the chain that a call stands in goes on to another property, or ends. */
function nextStatement(code: string, from: number, end: number): number {
  const stop = code.indexOf(';', closing(code, from));
  const next = code.slice(from + 1, end).search(/\.\s*Property\s*(?:<|\()/);
  return Math.min(stop < 0 ? end : stop, next < 0 ? end : from + 1 + next);
}
