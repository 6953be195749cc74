import type { Column } from '../schema/catalog.ts';
import { showType, type TypeReference } from '../schema/types.ts';
import type { DualWrite } from '../sql/dialect.ts';
import type { Formula } from './formula.ts';

/** A new column of a dual write, computed by a formula. `required`: it will be NOT NULL. */
export const computed = (
  column: string,
  type: TypeReference,
  formula: Formula,
  required = false,
): DualWrite['to'][number] => ({
  column,
  type,
  value: formula.value,
  ...(mayFail(formula, type) ? { guarded: formula.columns.map((c) => c.name) } : {}),
  ...(required ? { required } : {}),
});

/** Whether computing a value, or putting it into a column of the type, may fail: for old servers it must not. */
export function mayFail(formula: Formula, to: TypeReference): boolean {
  const [column] = formula.columns;
  if (formula.fits) return false;
  if (column && isCast(formula, column, to)) return !alwaysFits(column.type, to);
  return !(formula.total && fits(formula, to));
}

function fits({ text }: Formula, to: TypeReference): boolean {
  if (/^(date|timestamp without time zone)$/.test(to.name))
    return to.modifiers.length === 0 && /::\s*date$/i.test(text);
  return to.dimensions === 0 && to.schema === undefined && UNLIMITED.test(to.name) && to.modifiers.length === 0;
}

/** The column as it is, or only converted to the type. */
function isCast(formula: Formula, column: Column, to: TypeReference): boolean {
  const [, bare, type] = /^\(?([^():]+)\)?\s*::\s*([\w ]+(?:\(\s*\d+\s*(?:,\s*\d+\s*)?\))?)$/.exec(formula.text) ?? [];
  if (bare === undefined || type === undefined) return isBare(formula, column);
  const said = type
    .toLowerCase()
    .replace(/\s*,\s*/g, ',')
    .replace(/\s*\(\s*/g, '(')
    .replace(/\s*\)/g, ')')
    .trim();
  const canonical = said.replace(/^(int8|int4|int2|int|varchar)\b/, (word) => SHORT[word] ?? word);
  return isBare({ ...formula, text: bare.trim() }, column) && canonical === showType(to);
}

const SHORT: Readonly<Record<string, string>> = {
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  varchar: 'character varying',
};

/** The column as it is. */
export const isBare = (formula: Formula, column: Column): boolean =>
  formula.columns.length === 1 &&
  formula.columns[0] === column &&
  /^((?:[\w$]+|"(?:[^"]|"")*"|`[^`]*`)\s*\.\s*)*("(?:[^"]|"")*"|`[^`]*`|[\w$]+)$/.test(formula.text);

const UNLIMITED = /^(text|character varying|longtext)$/;
const WHOLE = ['smallint', 'integer', 'bigint', 'numeric'];

/** Whether every value of one type is a value of another, and stays distinct from others. */
export function alwaysFits(from: TypeReference, to: TypeReference): boolean {
  if (showType(from) === showType(to)) return true;
  if (from.dimensions > 0 || to.dimensions > 0 || from.schema !== undefined || to.schema !== undefined) return false;
  const [a, b] = [WHOLE.indexOf(from.name), WHOLE.indexOf(to.name)];
  if (a >= 0 && b > a && to.modifiers.length === 0) return from.modifiers.length === 0 || a < 3;
  if (UNLIMITED.test(to.name) && to.modifiers.length === 0) return PLAIN.test(from.name);
  const most = ({ modifiers }: TypeReference): number => modifiers[0] ?? Number.POSITIVE_INFINITY;
  return LIMITED.test(from.name) && from.name === to.name && most(from) <= most(to);
}

const LIMITED = /^(character varying|varchar)$/;

/** Types whose text tells all their values apart. */
const PLAIN = /^(text|character varying|smallint|integer|bigint|uuid|boolean|date|inet|cidr|macaddr)$/;
