import type { LibpgModule } from 'libpg-query/wasm/libpg-query.js';
import load from 'libpg-query/wasm/libpg-query.js';
import type { PlPgSqlFunction, RawStatement } from './ast.ts';
import { tooDeep } from './depth.ts';

/**
 * PostgreSQL's own grammar: libpg_query compiled to WebAssembly. This is the only file that touches it.
 * The host reads `libpg-query.wasm` and hands its bytes in; from then on everything is synchronous.
 */
let current: LibpgModule | undefined;
let create: (() => Promise<LibpgModule>) | undefined;
/** How often the current module has run out of stack. */
let accidents = 0;
/** Each accident leaves some of the module's own stack taken; from about thirty on it misbehaves (measured). */
const BEARABLE = 3;

const TOO_DEEP: ParseError = { error: 'the statement is nested too deeply to be read', cursor: 0 };

/** Loads the parser. To be awaited once before anything is read; later calls do nothing. Rejects on bytes that are no WASM. */
export async function initialiseLibpg(wasm: Uint8Array): Promise<void> {
  if (current) return;
  const compiled = await WebAssembly.compile(wasm);
  create = () => instantiate(compiled);
  current = await create();
}

/** The glue's own promise stays pending when instantiation fails, so that failure is handed on here. */
function instantiate(compiled: WebAssembly.Module): Promise<LibpgModule> {
  const silent = () => {};
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports: object, done: (instance: object) => void): object => {
      WebAssembly.instantiate(compiled, imports).then(done, reject);
      return {};
    };
    load({ instantiateWasm, print: silent, printErr: silent }).then(resolve, reject);
  });
}

/** Puts a new module in the place of one that has had its accidents; until it is there nothing is read. */
function renew(): void {
  current = undefined;
  accidents = 0;
  create?.().then(
    (fresh) => {
      current = fresh;
    },
    () => {},
  );
}

/** `cursor` is an offset in code points. */
export interface ParseError {
  readonly error: string;
  readonly cursor: number;
}

/** Parses SQL, one statement or many. Locations in the tree are offsets in UTF-8 bytes. Never throws. */
export function parse(sql: string): { readonly statements: readonly RawStatement[] } | ParseError {
  const nul = sql.indexOf('\0');
  if (nul >= 0) return { error: 'a NUL character is not allowed in SQL', cursor: [...sql.slice(0, nul)].length };
  if (tooDeep(sql)) return TOO_DEEP;
  return call((module) =>
    withText(module, sql, (query) => {
      const result = module._wasm_parse_query_raw(query);
      if (!result) return { error: 'out of memory', cursor: 0 };
      try {
        // struct PgQueryParseResult { char *parse_tree; char *stderr_buffer; PgQueryError *error; }
        const tree = module.getValue(result, 'i32');
        const error = module.getValue(result + 8, 'i32');
        if (error) {
          // struct PgQueryError { char *message, *funcname, *filename; int lineno, cursorpos; }; cursorpos counts from 1.
          const message = module.getValue(error, 'i32');
          const cursor = module.getValue(error + 16, 'i32');
          return { error: message ? module.UTF8ToString(message) : 'syntax error', cursor: Math.max(0, cursor - 1) };
        }
        const { stmts } = JSON.parse(module.UTF8ToString(tree)) as { stmts?: RawStatement[] };
        return { statements: stmts ?? [] };
      } finally {
        module._wasm_free_parse_result(result);
      }
    }),
  );
}

/** Parses the PL/pgSQL body of one CREATE FUNCTION, CREATE PROCEDURE or DO statement, given whole. Never throws. */
export function parsePlPgSql(statement: string): { readonly functions: readonly PlPgSqlFunction[] } | ParseError {
  if (statement.includes('\0')) return { error: 'a NUL character is not allowed in SQL', cursor: 0 };
  return call((module) =>
    withText(module, statement, (query) => {
      const result = module._wasm_parse_plpgsql(query);
      try {
        const text = module.UTF8ToString(result);
        // Success is always a JSON object; anything else is the message.
        if (!text.startsWith('{')) return { error: text, cursor: 0 };
        const { plpgsql_funcs } = JSON.parse(text) as { plpgsql_funcs?: { PLpgSQL_function: PlPgSqlFunction }[] };
        return { functions: (plpgsql_funcs ?? []).map((wrapped) => wrapped.PLpgSQL_function) };
      } finally {
        if (result) module._wasm_free_string(result);
      }
    }),
  );
}

function call<T>(use: (module: LibpgModule) => T): T | ParseError {
  if (!current) return { error: 'the PostgreSQL parser is not loaded', cursor: 0 };
  try {
    return use(current);
  } catch {
    if (++accidents >= BEARABLE) renew();
    return TOO_DEEP;
  }
}

function withText<T>(module: LibpgModule, text: string, use: (pointer: number) => T): T {
  const bytes = module.lengthBytesUTF8(text) + 1;
  const pointer = module._malloc(bytes);
  if (!pointer) throw new RangeError('out of memory');
  try {
    module.stringToUTF8(text, pointer, bytes);
    return use(pointer);
  } finally {
    module._free(pointer);
  }
}
