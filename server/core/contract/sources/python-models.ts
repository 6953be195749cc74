import type { Span } from '../../text/span.ts';
import { type ContractSource, type ModelClass, nothingFound } from '../source.ts';
import { djangoBody, isDjangoBase, type ModelBody } from './django.ts';
import { isPeeweeBase, peeweeBody } from './peewee.ts';
import { python } from './python.ts';
import { pythonCalls } from './python-calls.ts';
import {
  classesOf,
  importsOf,
  ofLibrary,
  type PythonClass,
  PythonCode,
  type PythonImports,
  resolveName,
} from './python-code.ts';
import { alchemyBody, coreTables, isAlchemyBase } from './sqlalchemy.ts';
import { isTortoiseBase, tortoiseBody } from './tortoise.ts';

/** Models of Django, SQLAlchemy, Peewee and Tortoise, and the queries made on them; both are classes, and their files look alike. */
export const pythonModels: ContractSource = {
  id: 'python-models',
  title: 'models in Python',
  takes: python.takes,
  read(_path, raw) {
    if (!/\bimport\b|\bclass\b/.test(raw)) return nothingFound;
    const code = new PythonCode(raw);
    const imports = importsOf(code);
    const own = classesOf(code);
    const classes = own.flatMap((each) => readClass(code, each, imports, raw));
    const tables = coreTables(code, imports);
    const followed = named(code, own, classes);
    const calls = pythonCalls(
      code,
      imports,
      own,
      new Set(tables.map((table) => table.name)),
      new Set(classes.map((each) => each.name)),
    );
    return {
      statements: [],
      classes: [...classes, ...tables],
      calls,
      ...(followed.length > 0 ? { followed } : {}),
      ...(sql.test(raw) ? {} : { closed: true as const }),
    };
  },
};

/** A base class that models may have; forms and serializers have fields as well. */
const mayBeModel = ({ name, from }: { readonly name: string; readonly from?: string }): boolean =>
  ofLibrary(from)
    ? /^(?:django\.contrib|model_utils|mptt|wagtail)\b/.test(from ?? '') && !aside.test(name)
    : !aside.test(name);
const aside =
  /(?:Form|FormSet|Serializer|Filter|FilterSet|Schema|Widget|View|ViewSet|Factory|ObjectType|Mutation|Command|Admin|Case|Resource|Document|Field|Serde|Choices)$/;

/** Signs of SQL, or of columns that no model has. */
const sql =
  /\b(?:SELECT|FROM|WHERE|INSERT|UPDATE|DELETE|JOIN|HAVING|RETURNING|ORDER BY|GROUP BY)\b|\bselect\s[^\n]{0,200}\sfrom\s|\.extra\s*\(|\bRawSQL\b|\.raw\s*\(|\btext\s*\(|literal_column|exec_driver_sql|\bcursor\b|(?<![\w])(?:table|column)\s*\(|automap_base|autoload|\breflect\b|\binspectdb\b|add_to_class|\bFunc\s*\(|\btemplate\s*=/;

/** Words that a file of models has. */
const alchemy = /sqlalchemy|sqlmodel|mapped_column|\bColumn\(|__tablename__|\bMapped\[/;

function readClass(code: PythonCode, each: PythonClass, imports: PythonImports, raw: string): ModelClass[] {
  const bases = each.args
    .filter(({ name }) => name === undefined)
    .map((arg) => code.code.slice(arg.start, arg.end).replace(/\[[\s\S]*$/, ''))
    .filter((base) => /^[\w.]+$/.test(base))
    .map((expression) => ({ expression, ...resolveName(expression, imports) }));
  const place = code.place(each.at);
  const inner = each.classes.filter(({ name }) => name !== 'Meta').flatMap((one) => readClass(code, one, imports, raw));
  const django = djangoBody(code, each, imports);
  const sql = alchemy.test(raw) ? alchemyBody(code, each, imports) : undefined;
  const light = lightBody(code, each, imports, bases);
  const body = light
    ? light.found
    : bases.some((base) => isDjangoBase(base.expression, base.from)) ||
        (django.fields > 0 &&
          !sql?.fields &&
          /\bfrom\s+django|\bimport\s+django|\bmodels\.[A-Z]/.test(raw) &&
          bases.some(mayBeModel))
      ? django.found
      : sql && (sql.fields > 0 || bases.some((base) => isAlchemyBase(base.expression, base.from)))
        ? sql.found
        : undefined;
  const root = bases.some(
    ({ expression, from }) =>
      isPeeweeBase(expression, from) ||
      isTortoiseBase(expression, from) ||
      isDjangoBase(expression, from) ||
      isAlchemyBase(expression, from),
  );
  const config = bases.some(({ name }) => name === 'AppConfig');
  // A class of the program may inherit all it has.
  if (!body && !config && bases.every(({ from }) => ofLibrary(from) || from === undefined) && !root) return inner;
  const made: ModelClass = {
    name: each.name,
    bases: bases.map(({ name, from }) => ({ name, ...(from === undefined ? {} : { from }) })),
    ...(root ? { root: true as const } : {}),
    ...(config ? { by: 'Django' as const, ...appConfig(code, each) } : body ? {} : django.meta),
    columns: [],
    ...body,
    ...place,
  };
  return [made, ...inner];
}

/** Where models of Peewee say their table: all that is asked for is read with them. */
function named(code: PythonCode, own: readonly PythonClass[], models: readonly ModelClass[]): Span[] {
  const peewee = new Set(models.filter(({ by }) => by === 'Peewee').map(({ name }) => name));
  return own.flatMap(({ name, classes }) => {
    const meta = peewee.has(name) ? classes.find((each) => each.name === 'Meta') : undefined;
    const member = meta?.members.find((each) => each.name === 'table_name');
    return member?.value && code.string(member.value) !== undefined
      ? [{ start: member.at, end: member.value.end }]
      : [];
  });
}

/** What a class says as a model of Peewee or Tortoise, whose fields are called as those of Django. */
function lightBody(
  code: PythonCode,
  each: PythonClass,
  imports: PythonImports,
  bases: readonly { readonly expression: string; readonly name: string; readonly from?: string }[],
): ModelBody | undefined {
  const tortoise = /\btortoise\b/.test(code.code);
  if (!tortoise && !/\b(?:peewee|playhouse)\b/.test(code.code)) return undefined;
  const direct = (is: (expression: string, from: string | undefined) => boolean): boolean =>
    bases.some(({ expression, from }) => is(expression, from));
  // `from peewee import *` leaves open where a name is from.
  const starred = imports.star && bases.some(({ expression }) => expression === 'Model');
  const found = tortoise ? tortoiseBody(code, each, imports) : peeweeBody(code, each, imports);
  if (direct(tortoise ? isTortoiseBase : isPeeweeBase) || starred) return found;
  if (found.fields === 0) return undefined;
  // A class of nothing else brings columns to others.
  if (bases.length === 0) return { ...found, found: { ...found.found, abstract: true } };
  return bases.some(mayBeModel) ? found : undefined;
}

/** `class ShopConfig(AppConfig): label = "store"`: an application with another label than its folder's. */
function appConfig(code: PythonCode, { members }: PythonClass): { owner?: string } {
  const value = members.find((member) => member.name === 'label')?.value;
  const label = value && code.string(value);
  return label === undefined ? {} : { owner: label };
}
