import { Lines } from '../../text/lines.ts';
import { scan } from './host-scan.ts';
import type { Part } from './host-strings.ts';
import { closing, lineText, parts } from './javascript-shape.ts';
import { pythonLanguage } from './python.ts';

/**
 * The shape of a Python file: its imports, and its classes with what stands in them, told by indentation and brackets. Read
 * on the text with strings and comments blanked, so that nothing in those counts. Never throws; half-typed code is read as
 * far as it goes.
 */
export class PythonCode {
  readonly code: string;
  private readonly strings: ReadonlyMap<number, readonly Part[]>;
  private readonly places: Lines;

  constructor(readonly raw: string) {
    const { tokens, code } = scan(raw, pythonLanguage);
    this.code = code;
    this.strings = new Map(tokens.map((token) => [token.start, token.parts]));
    this.places = new Lines(raw);
  }

  /** Counted from 1. */
  lineAt(at: number): number {
    return this.places.position(at).line + 1;
  }

  place(at: number): { readonly line: number; readonly text: string } {
    return { line: this.lineAt(at), text: lineText(this.raw, at) };
  }

  /** What a plain string literal says; undefined for anything else, an f-string with holes too. */
  string({ start, end }: Stretch): string | undefined {
    const found = this.strings.get(start);
    if (!found || !/^"[^"]*"$/.test(this.code.slice(start, end)) || found.some((part) => part.hole)) return undefined;
    return found.map((part) => part.text).join('');
  }

  /** The call an expression is: `models.CharField(max_length=8)`. */
  call({ start, end }: Stretch): PythonCall | undefined {
    const head = /^([A-Za-z_][\w.]*)\s*(?:\[[^\][]*(?:\[[^\][]*\][^\][]*)*\]\s*)?\(/.exec(this.code.slice(start, end));
    if (!head) return undefined;
    const open = start + head[0].length - 1;
    return { callee: head[1] as string, args: this.args(open), end: closing(this.code, open) };
  }

  /** Arguments of the call whose bracket opens at an offset. */
  args(open: number): PythonArgument[] {
    return parts(this.code, open + 1, closing(this.code, open)).map(({ start, end }): PythonArgument => {
      const named = /^([A-Za-z_]\w*)\s*=(?!=)\s*/.exec(this.code.slice(start, end));
      return named ? { name: named[1] as string, start: start + named[0].length, end } : { start, end };
    });
  }
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface PythonArgument extends Stretch {
  readonly name?: string;
}

export interface PythonCall {
  readonly callee: string;
  readonly args: readonly PythonArgument[];
  readonly end: number;
}

export interface PythonClass extends Stretch {
  readonly name: string;
  readonly at: number;
  readonly indent: number;
  readonly args: readonly PythonArgument[];
  readonly members: PythonMember[];
  readonly methods: PythonMethod[];
  readonly classes: PythonClass[];
}

/** `name: annotation = value` in a class's body. */
export interface PythonMember {
  readonly name: string;
  readonly at: number;
  readonly annotation?: Stretch;
  readonly value?: Stretch;
}

export interface PythonMethod extends Stretch {
  readonly name: string;
  readonly at: number;
  /** What stands before it, decorators. */
  readonly decorators: string;
}

interface Line extends Stretch {
  readonly indent: number;
}

/** Classes of the file's outermost level, and of blocks there such as `if TYPE_CHECKING:`. */
export function classesOf(python: PythonCode): PythonClass[] {
  const { code } = python;
  const found: PythonClass[] = [];
  const around: PythonClass[] = [];
  let decorators = '';
  let method: (PythonMethod & { end: number; indent: number }) | undefined;
  for (const line of logicalLines(code)) {
    if (method) method.end = line.start;
    if (method && line.indent > method.indent) continue;
    method = undefined;
    while (around.length > 0 && (around.at(-1) as PythonClass).indent >= line.indent)
      (around.pop() as { end: number }).end = line.start;
    const text = code.slice(line.start, line.end);
    if (text.startsWith('@')) {
      decorators += `${text}\n`;
      continue;
    }
    const own = around.at(-1);
    const head = /^class\s+([A-Za-z_]\w*)\s*(?:\[[^\]]*\]\s*)?([(:])/.exec(text);
    const def = head ? null : /^(?:async\s+)?def\s+([A-Za-z_]\w*)/.exec(text);
    if (head) {
      const made: PythonClass = {
        name: head[1] as string,
        at: line.start,
        start: line.start,
        end: code.length,
        indent: line.indent,
        args: head[2] === '(' ? python.args(line.start + head[0].length - 1) : [],
        members: [],
        methods: [],
        classes: [],
      };
      (own?.classes ?? found).push(made);
      around.push(made);
    } else if (def) {
      const name = def[1] as string;
      const { start, indent } = line;
      method = { name, at: start, start, end: code.length, indent, decorators };
      own?.methods.push(method);
    } else if (own) {
      const member = readMember(code, line);
      if (member) own.members.push(member);
    }
    decorators = '';
  }
  return found;
}

function readMember(code: string, { start, end }: Line): PythonMember | undefined {
  const text = code.slice(start, end);
  const head = /^([A-Za-z_]\w*)\s*([:=])(?!=)\s*/.exec(text);
  if (!head) return undefined;
  const name = head[1] as string;
  const from = start + head[0].length;
  if (head[2] === '=') return { name, at: start, value: { start: from, end } };
  let equals = -1;
  for (let i = from; i < end; i++) {
    const c = code[i] as string;
    if (c === '(' || c === '[' || c === '{') i = closing(code, i);
    else if (c === '=') {
      equals = i;
      break;
    }
  }
  if (equals < 0) return { name, at: start, annotation: { start: from, end } };
  const lead = /^\s*/.exec(code.slice(equals + 1, end)) as RegExpExecArray;
  return {
    name,
    at: start,
    annotation: { start: from, end: equals },
    value: { start: equals + 1 + lead[0].length, end },
  };
}

/** Lines of code, joined where a bracket or a backslash does so; blank ones left out. */
function logicalLines(code: string): Line[] {
  const lines: Line[] = [];
  let depth = 0;
  let start = -1;
  let indent = 0;
  const finish = (end: number): void => {
    if (start >= 0) lines.push({ start, end: start + code.slice(start, end).trimEnd().length, indent });
    start = -1;
    indent = 0;
  };
  let column = 0;
  for (let i = 0; i < code.length; i++) {
    const c = code.charCodeAt(i);
    if (c === 10) {
      // A bracket that is never closed shall not reach into what is defined next.
      if (depth > 0 && /^\s{0,12}(?:def|class|from|import|async def) /.test(code.slice(i + 1, i + 24))) depth = 0;
      if (depth === 0 && code.charCodeAt(i - 1) !== 92) finish(i);
      column = 0;
    } else if (c === 32 || c === 9 || c === 13) {
      if (start < 0) column += c === 9 ? 8 : 1;
    } else {
      if (start < 0) {
        start = i;
        indent = column;
      }
      if (c === 40 || c === 91 || c === 123) depth++;
      else if ((c === 41 || c === 93 || c === 125) && depth > 0) depth--;
    }
  }
  finish(code.length);
  return lines;
}

export interface PythonName {
  readonly name: string;
  /** The module it is from; '' for the file itself, absent where that can't be told. */
  readonly from?: string;
}

export interface PythonImports {
  /** What names stand for here: `from shop.models import Order as O`. */
  readonly names: ReadonlyMap<string, PythonName>;
  /** `import shop.models as m`. */
  readonly modules: ReadonlyMap<string, string>;
  /** `from shop.models import *`: any name may be from there. */
  readonly star: boolean;
  readonly stretches: readonly Stretch[];
}

export function importsOf({ code }: PythonCode): PythonImports {
  const names = new Map<string, PythonName>();
  const modules = new Map<string, string>();
  const stretches: Stretch[] = [];
  let star = false;
  for (const match of code.matchAll(/^[ \t]*from\s+([.\w]+)\s+import\s+(\([^)]*\)|(?:[^\n\\]|\\\r?\n)*)/gm)) {
    const [all, from = '', list = ''] = match;
    stretches.push({ start: match.index, end: match.index + all.length });
    if (/^\(?\s*\*/.test(list)) star = true;
    for (const part of list.replace(/[()\\]/g, ' ').split(',')) {
      const [, name, local] = /^\s*(\w+)(?:\s+as\s+(\w+))?\s*$/.exec(part) ?? [];
      if (name !== undefined) names.set(local ?? name, { name, from });
    }
  }
  for (const match of code.matchAll(/^[ \t]*import\s+([^\n]*)/gm)) {
    stretches.push({ start: match.index, end: match.index + match[0].length });
    for (const part of (match[1] as string).split(',')) {
      const [, module, local] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(part) ?? [];
      if (module !== undefined) modules.set(local ?? module, module);
    }
  }
  return { names, modules, star, stretches };
}

/** What a dotted name stands for: `models.Order` after `from shop import models` is `Order` of `shop.models`. */
export function resolveName(expression: string, { names, modules, star }: PythonImports): PythonName {
  const path = expression.split('.').map((each) => each.trim());
  const name = path.at(-1) as string;
  for (let length = path.length; length > 0; length--) {
    const head = path.slice(0, length).join('.');
    const module = modules.get(head);
    if (module !== undefined && length < path.length)
      return { name, from: [module, ...path.slice(length, -1)].join('.') };
    const named = names.get(head);
    if (!named) continue;
    if (length === path.length) return named;
    const from = named.from ?? '';
    return {
      name,
      from: [from.endsWith('.') ? from + named.name : `${from}.${named.name}`, ...path.slice(length, -1)].join('.'),
    };
  }
  return path.length > 1 || star ? { name } : { name, from: '' };
}

/** Modules of libraries, whose names are no models of the program. */
export const ofLibrary = (from: string | undefined): boolean => from !== undefined && libraries.test(from);
const libraries =
  /^(?:django|rest_framework|sqlalchemy|sqlmodel|flask(?!_app)|fastapi|pydantic|typing|typing_extensions|collections|datetime|dataclasses|enum|abc|os|sys|re|json|logging|uuid|decimal|functools|itertools|contextlib|pathlib|celery|requests|pytest|unittest|attrs?|twisted|asyncio|graphene|wagtail|model_utils|mptt|http|urllib|io|time|types|alembic|marshmallow|click|numpy|pandas|redis|aiohttp|starlette|jinja2|werkzeug|boto3|strawberry|factory)(?:\.|$)/;
