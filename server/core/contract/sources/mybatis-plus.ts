import type { Found, MappedColumn, MappedTable, ModelCall } from '../source.ts';
import { argument, type ClassShape, classesOf, membersOf } from './class-shape.ts';
import { CallList, type EntityText, placeOf, snakeCase } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';
import { javaField, kotlinField } from './jvm-fields.ts';

/**
 * Entities of MyBatis-Plus: reads list all fields, inserts those that are not null. A field is a column in snake case, unless it
 * says another; which rule is set is told elsewhere, so both are tried. Facts: MyBatis-Plus's documentation (Annotation
 * Reference, Configuration).
 */
export function readMybatisPlus(text: EntityText, form: 'java' | 'kotlin'): Pick<Found, 'mapped' | 'calls'> {
  const { raw } = text;
  const mapped: MappedTable[] = [];
  if (/\bcom\.(?:baomidou\.mybatisplus|mybatisflex)\b|@Table(?:Name|Field|Id|Logic)\b/.test(raw))
    for (const shape of classesOf(text)) mapped.push(...entity(text, shape, form));
  return { mapped, calls: calls(text) };
}

function entity(text: EntityText, shape: ClassShape, form: 'java' | 'kotlin'): MappedTable[] {
  if (shape.kind !== 'class' && shape.kind !== 'record') return [];
  const annotation = shape.annotations.find(({ name }) => name === 'TableName');
  const columns: MappedColumn[] = [];
  const members = membersOf(text, shape.body, form);
  const inHead = form === 'kotlin' ? kotlinHead(text, shape) : [];
  let open = false;
  let marked = annotation !== undefined;
  for (const member of [...inHead, ...members])
    for (const { annotations, name, at } of form === 'kotlin' ? kotlinField(member) : javaField(member)) {
      const own = annotations.find((each) => /^Table(?:Field|Id)$/.test(each.name));
      marked ||= annotations.some((each) => /^Table(?:Field|Id|Logic)$/.test(each.name));
      const value = (key: string): string | undefined => {
        const span = own && argument(text, own, key);
        return span && text.code.slice(span.start, span.end).trim();
      };
      if (value('exist') === 'false') continue;
      const span = own && argument(text, own, 'value');
      const said = span && text.strings.get(span.start)?.replace(/[`"[\]]/g, '');
      // A name from elsewhere may be any.
      if (span && said === undefined) open = true;
      const place = placeOf(text, at);
      columns.push({
        key: name,
        name: said && said !== '' ? said : name,
        ...(said ? {} : { derived: true as const, also: [name.toLowerCase()] }),
        ...place,
        required: false,
        ...(own?.name === 'TableId'
          ? { default: 'either' as const }
          : value('fill')
            ? { default: 'client' as const }
            : {}),
        ...(value('select') === 'false' ? { hidden: true as const } : {}),
        ...(value('insertStrategy')?.includes('NEVER') ? { generated: true as const } : {}),
      });
    }
  if (!marked) return [];
  const place = placeOf(text, shape.at);
  const span = annotation && argument(text, annotation, 'value');
  const said = span && text.strings.get(span.start)?.replace(/[`"[\]]/g, '');
  const prefix = annotation && argument(text, annotation, 'schema');
  const [first, second] = said?.split('.') ?? [];
  const schema = second === undefined ? prefix && text.strings.get(prefix.start) : first;
  const head = text.code.slice(shape.head.start, shape.head.end);
  const base = (form === 'java' ? /\bextends\s+(?:\w+\.)*(\w+)/ : /:\s*(?:\w+\.)*(\w+)\s*(?:<[^()]*>)?\s*\(/).exec(
    head,
  )?.[1];
  const own: MappedTable = {
    by: 'MyBatis-Plus',
    model: shape.name,
    type: shape.name,
    ...place,
    table: { name: second ?? first ?? snakeCase(shape.name), ...(schema === undefined ? {} : { schema }) },
    ...(said === undefined ? { also: [shape.name, snakeCase(shape.name)], ruled: true as const } : {}),
    // A prefix of the configuration.
    prefixed: true,
    ...(span && said === undefined ? { guessed: true as const } : {}),
    columns,
    ...(base === undefined || base === 'Model' ? {} : { base }),
    ...(open ? { open: true as const } : {}),
  };
  const { ruled: _, guessed: __, ...piece } = own;
  return [own, { ...piece, model: `(${shape.name})`, fragment: true }];
}

/** Properties that a class of Kotlin declares with its constructor. */
function kotlinHead(text: EntityText, shape: ClassShape): ReturnType<typeof membersOf> {
  const open = text.code.indexOf('(', shape.head.start);
  if (open < 0 || open >= shape.head.end) return [];
  return parts(text.code, open + 1, closing(text.code, open)).flatMap((part) => membersOf(text, part, 'kotlin'));
}

const holders =
  /\b(?:\w*Mapper|BaseMapper|IService|ServiceImpl|\w*QueryWrapper|\w*UpdateWrapper|\w*ChainWrapper|Wrappers|\w*Wrapper)\s*(?:\.\s*)?<\s*((?:[\w.]+\s*,\s*)*)([A-Z]\w*)\s*>/g;
const verbs =
  /\.\s*(?:eq|ne|gt|ge|lt|le|like|likeLeft|likeRight|notLike|between|notBetween|isNull|isNotNull|in|notIn|inSql|orderByAsc|orderByDesc|orderBy|groupBy|having|select|set|setSql|apply|last)\s*\(/g;

/** Where code uses entities: mappers, services and wrappers of their type, and what it makes new. */
function calls(text: EntityText): readonly ModelCall[] {
  const { code, strings } = text;
  const list = new CallList('MyBatis-Plus', text);
  const models = new Set<string>();
  for (const match of code.matchAll(holders)) {
    const model = match[2] as string;
    models.add(model);
    list.use(model, match.index, 'read');
    list.use(model, match.index, 'update');
    list.use(model, match.index, 'insert');
  }
  for (const match of code.matchAll(/\b([A-Z]\w*)\s*::\s*(?:get|is)([A-Z]\w*)/g)) {
    const field = match[2] as string;
    list.names(match[1] as string, match.index, [field.slice(0, 1).toLowerCase() + field.slice(1)]);
  }
  const named = new Set<string>();
  if (models.size > 0)
    for (const match of code.matchAll(verbs)) {
      const open = match.index + match[0].length - 1;
      for (const part of parts(code, open + 1, closing(code, open)))
        for (const word of strings.get(part.start)?.match(/[A-Za-z_]\w*/g) ?? []) named.add(word);
    }
  for (const model of named.size > 0 && named.size < 200 ? models : [])
    list.names(model, 0, [...named, ...[...named].map(camel)]);
  for (const match of code.matchAll(/\bnew\s+([A-Z]\w*)\s*\(/g)) list.use(match[1] as string, match.index, 'insert');
  return list.calls;
}

const camel = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
