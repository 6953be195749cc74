import type { ModelCall, Shape } from '../source.ts';
import type { CallList, EntityText } from './entity-text.ts';
import { snakeCase } from './entity-text.ts';
import { closing, parts } from './javascript-shape.ts';
import { phpAliases, phpChain, phpShape, type Stretch, stringsIn } from './php-code.ts';

/** Their first argument is a column, or an array whose keys are. */
const filters =
  /^(?:(?:or)?[wW]here(?:Not|In|NotIn|Null|NotNull|Between|NotBetween|Date|Month|Day|Year|Time|Like|NotLike|Any|All|None|FullText|JsonContains|JsonLength|IntegerInRaw|Belongs\w*)?|firstWhere|orderBy|orderByDesc|reorder|latest|oldest|groupBy|having|pluck|value|valueOrFail|soleValue|sum|avg|average|min|max|count|increment|decrement|keyBy|chunkById|lazyById|eachById|cursorPaginate|updateOrInsert)$/;
/** All their arguments are. */
const lists =
  /^(?:select|addSelect|distinct|groupBy|orderBy|(?:or)?[wW]hereColumn|get|first|find|findOrFail|firstOrFail|all|only|makeHidden|makeVisible|paginate|upsert)$/;
const raw = /Raw$/;
const words = new Set(
  'select from where and or not null is as in like between case when then else end asc desc count sum avg min max coalesce distinct lower upper now date interval true false exists on join group by order having limit'.split(
    ' ',
  ),
);

/** Columns that queries in a stretch name: strings where columns stand. */
export function queriedColumns(text: EntityText, { start, end }: Stretch): Set<string> {
  const { code } = text;
  const found = new Set<string>();
  const take = (said: string): void => {
    const name = /^\s*(?:[\w]+\.)*(\w+)(?:->[\w>-]+)?(?:\s+as\s+\w+)?\s*$/i.exec(said)?.[1];
    if (name !== undefined) found.add(name);
  };
  for (const match of code.slice(start, Math.min(end, start + 100_000)).matchAll(/(?:->|::)\s*(\w+)\s*\(/g)) {
    const method = match[1] as string;
    const open = start + match.index + match[0].length - 1;
    const args = parts(code, open + 1, closing(code, open));
    if (raw.test(method) || method === 'raw') {
      for (const [, said] of stringsIn(text, { start: open + 1, end: closing(code, open) }))
        for (const word of said.match(/[A-Za-z_]\w*/g) ?? []) if (!words.has(word.toLowerCase())) found.add(word);
      continue;
    }
    const dynamic = /^(?:or)?[wW]here((?:[A-Z][a-z\d]+)+)$/.exec(method)?.[1];
    if (dynamic !== undefined && !filters.test(method))
      for (const part of dynamic.split(/And(?=[A-Z])|Or(?=[A-Z])/)) found.add(snakeCase(part));
    if (!filters.test(method) && !lists.test(method)) continue;
    for (const [i, arg] of args.entries()) {
      if (i > 0 && !lists.test(method) && method !== 'pluck') break;
      const said = text.strings.get(arg.start);
      if (said !== undefined) take(said);
      else if (/^(?:\[|array\s*\()/.test(code.slice(arg.start, arg.end))) {
        const shape = phpShape(text, arg);
        for (const key of typeof shape === 'object' ? Object.keys(shape.keys) : []) take(key);
        for (const inner of parts(code, code.indexOf('[', arg.start) + 1, arg.end - 1)) {
          const first = text.strings.get(inner.start) ?? text.strings.get(inner.start + 1);
          if (first !== undefined) take(first);
        }
      }
    }
  }
  return found;
}

const creating =
  /^(?:create|createQuietly|forceCreate|insert|insertGetId|insertOrIgnore|insertUsing|firstOrCreate|createOrFirst|updateOrCreate|firstOrNew|make|upsert)$/;
const updating = /^(?:update|updateQuietly|forceFill|fill|updateOrCreate|upsert|increment|decrement)$/;

/**
 * Where code uses models: `User::where('email', $x)->first()`, `User::create([…])`, `new User`, a parameter of its type. What is
 * handled has been read; what is done with it later is known at run time only.
 */
export function eloquentCalls(text: EntityText, list: CallList): void {
  const { code } = text;
  const aliases = phpAliases(text);
  const named = (name: string): string => aliases.get(name) ?? name;
  const around: number[] = [];
  for (const match of code.matchAll(/(?<![\w\\$>])(?:\w*\\)*([A-Z]\w*)\s*::\s*(\w+)\s*(\()?/g)) {
    while ((around.at(-1) ?? code.length) < match.index) around.pop();
    const [all, name = '', method = '', call] = match;
    if (facades.test(name)) continue;
    const model = named(name);
    // A relation says what it leads to, and reads nothing yet.
    if (method === 'class' && leading.test(code.slice(Math.max(0, match.index - 200), match.index))) continue;
    used(list, model, match.index);
    // Nobody nests queries this deep: the code is half-typed.
    if (call === undefined || around.length > 8) continue;
    const open = match.index + all.length - 1;
    const chain = [{ name: method, at: open }, ...phpChain(code, closing(code, open) + 1)];
    const last = chain.at(-1) ?? { at: open };
    around.push(closing(code, last.at));
    list.names(model, match.index, queriedColumns(text, { start: match.index, end: closing(code, last.at) + 1 }));
    for (const { name: verb, at } of chain) {
      const args = parts(code, at + 1, closing(code, at));
      const data = args.map((arg) => phpShape(text, arg));
      if (creating.test(verb)) add(list, model, match.index, 'insert', { create: both(data) });
      if (updating.test(verb)) add(list, model, match.index, 'update', { data: both(data) });
    }
  }
  for (const match of code.matchAll(/\bnew\s+(?:\w*\\)*([A-Z]\w*)\b/g)) {
    const model = named(match[1] as string);
    if (!facades.test(model)) list.use(model, match.index, 'insert');
  }
  for (const match of code.matchAll(/(?<![\w\\$>:])\??(?:\w*\\)*([A-Z]\w*)\s*(?:\|\s*null\s*)?\s&?\$\w+/g)) {
    const model = named(match[1] as string);
    if (!facades.test(model)) used(list, model, match.index);
  }
}

/** What is read may be changed and saved anywhere. */
function used(list: CallList, model: string, at: number): void {
  list.use(model, at, 'read');
  list.use(model, at, 'update');
}

const leading =
  /\$this\s*->\s*(?:belongsTo|hasOne|hasMany|belongsToMany|morphOne|morphMany|morphToMany|morphedByMany|hasManyThrough|hasOneThrough)\s*\([^()]*$/;
const facades =
  /^(?:DB|Schema|Route|Log|Cache|Auth|Gate|Config|Str|Arr|Carbon|Http|Storage|Mail|Event|Queue|Bus|Hash|Request|Response|Session|Validator|View|URL|File|App|Artisan|Crypt|Cookie|Redirect|Lang|Notification|Password|RateLimiter|Redis|Blueprint|Builder|Collection|Closure|Exception|Throwable|DateTime\w*|Rule|Inertia|Controller|Command|JsonResponse|RedirectResponse|stdClass|Faker|Generator)$/;

/** What calls with several arrays write: `firstOrCreate(['email' => …], ['nick' => …])`. */
function both(shapes: readonly Shape[]): Shape {
  const keys: Record<string, Shape> = Object.create(null);
  let open = shapes.length === 0;
  for (const shape of shapes) {
    if (typeof shape !== 'object') open = true;
    else {
      open ||= shape.open;
      Object.assign(keys, shape.keys);
    }
  }
  return { keys, open };
}

const add = (
  list: CallList,
  model: string,
  at: number,
  does: ModelCall['does'],
  keys: { readonly [key: string]: Shape },
): void => list.add(model, at, { does, rows: false, args: { keys, open: false } });
