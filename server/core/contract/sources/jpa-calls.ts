import type { ModelCall, Shape } from '../source.ts';
import { CallList, type EntityText, lowerFirst } from './entity-text.ts';

/**
 * Where code of the JVM uses entities: repositories of Spring Data, Panache and Micronaut by their type argument, derived
 * query names, `em.find(User.class, …)`, JPQL and HQL, and what it makes new ones of.
 */
export function jpaCalls(text: EntityText, own: ReadonlySet<string>): ModelCall[] {
  const { code, strings } = text;
  const list = new CallList('JPA', text);
  for (const match of code.matchAll(/\b\w*(?:Repository|Repo|Dao|DAO)\w*\s*<\s*([A-Z]\w*)\s*[,>]/g)) {
    const before = code.slice(Math.max(0, match.index - 2000), match.index);
    if (!/(?:\b(?:extends|implements)\b|:)[^;{}]*$/.test(before)) continue;
    list.use(match[1] as string, match.index);
    derivedQueries(code, match.index, match[1] as string, list);
  }
  for (const match of code.matchAll(/\b([A-Z]\w*)\s*(?:\.class\b|::class\b)/g)) {
    const before = code.slice(Math.max(0, match.index - 120), match.index);
    if (
      /\b(?:find|getReference|createQuery|createNamedQuery|createNativeQuery|createCriteria|createCriteriaDelete|createCriteriaUpdate|from|load|get|byId|bySimpleNaturalId|Root|selectFrom|unwrap|fetch|refresh|findById|findAll|listAll|count|createSelectionQuery|entity|forEntity)\s*\((?:[^()]*,)?\s*$/.test(
        before,
      )
    )
      list.use(match[1] as string, match.index);
  }
  for (const match of code.matchAll(
    /\b(?:Root|CriteriaQuery|TypedQuery|Specification|JpaEntityInformation|PanacheQuery)\s*<\s*([A-Z]\w*)\s*>/g,
  ))
    list.use(match[1] as string, match.index);
  for (const match of code.matchAll(
    /\bnew\s+([A-Z]\w*)\s*(?:<[^<>;]{0,100}>)?\s*\(|\b([A-Z]\w*)\s*\.\s*builder\s*\(\s*\)/g,
  )) {
    const name = (match[1] ?? match[2]) as string;
    if (!own.has(name) && !foreign.test(name)) list.use(name, match.index, 'insert');
  }
  if (/\b(?:save|saveAll|saveAndFlush|persist|merge)\s*\(/.test(code) && /\bfun\s/.test(code))
    for (const match of code.matchAll(/(?<![\w.:<@])([A-Z]\w*)\s*\(/g)) {
      const name = match[1] as string;
      if (
        !own.has(name) &&
        !foreign.test(name) &&
        !/\b(?:class|new|object|interface|fun)\s+$/.test(code.slice(Math.max(0, match.index - 12), match.index))
      )
        list.use(name, match.index, 'insert');
    }
  for (const [at, string] of joined(code, strings)) readJpql(string, at, list);
  return list.calls;
}

/** Classes that are hardly entities. */
const foreign =
  /(?:Exception|Error|List|Map|Set|Dto|DTO|Request|Response|Thread|Date|String|Object|Builder|Service|Controller|Handler|Test|Config|Configuration|Comparator|Factory|Mapper|Formatter|Stream|Reader|Writer|File|Array|Queue|Random|Long|Integer|Double|BigDecimal|Optional|Lock|Executor|Task|Runnable|Function|Callable|Listener|Filter|Validator|Parser|Converter|Client|Provider|Manager|Util|Utils|Helper)$/;

/** Strings of queries, put together where they are joined with `+`. */
function joined(code: string, strings: ReadonlyMap<number, string>): [number, string][] {
  const found: [number, string][] = [];
  let last = -1;
  for (const [at, string] of strings) {
    const open = found.at(-1);
    if (open && last >= 0 && /^"*\s*\+\s*$/.test(code.slice(last, at)) && at - last < 200) open[1] += string;
    else found.push([at, string]);
    const end = code.slice(at, at + 3) === '"""' ? code.indexOf('"""', at + 3) + 3 : code.indexOf('"', at + 1) + 1;
    last = end > at ? end : -1;
  }
  return found;
}

/** JPQL names entities and their fields: `SELECT u.email FROM User u WHERE u.state = :s`. */
function readJpql(string: string, at: number, list: CallList): void {
  if (!/\b(?:from|update)\s+(?:\w+\.)*[A-Z]/i.test(string) || string.length > 20_000) return;
  const aliases = new Map<string, string>();
  const entities = new Set<string>();
  for (const match of string.matchAll(
    /\b(?:from|join|update|into)\s+(?:fetch\s+)?(?:\w+\.)*([A-Z]\w*)(?:\s+(?:as\s+)?([a-z_]\w*))?/gi,
  )) {
    const [, entity = '', alias] = match;
    if (!/^[A-Z]/.test(entity)) continue;
    entities.add(entity);
    if (
      alias !== undefined &&
      !/^(?:where|set|join|left|right|inner|outer|order|group|on|fetch|cross|having|values)$/i.test(alias)
    )
      aliases.set(alias, entity);
  }
  const select = /^\s*select\s+(?:distinct\s+)?([\s\S]*?)\bfrom\b/i.exec(string)?.[1];
  const writes = /^\s*(?:update|delete|insert)\b/i.test(string);
  for (const entity of entities) {
    const own = [...aliases].filter(([, other]) => other === entity).map(([alias]) => alias);
    const whole =
      !writes &&
      (select === undefined ||
        own.length === 0 ||
        own.some((alias) => new RegExp(`(?<![\\w.:])${alias}(?![\\w.])(?!\\s*\\))`).test(select)));
    if (whole) list.use(entity, at, 'read');
    const fields = new Set<string>();
    for (const alias of own)
      for (const match of string.matchAll(
        new RegExp(`(?<![\\w.:])${alias}\\.([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)?)`, 'g'),
      )) {
        const path = match[1] as string;
        fields.add(path);
        fields.add(path.split('.', 1)[0] as string);
      }
    if (own.length === 0 && writes)
      for (const match of string.matchAll(/(?<![\w.:'])([a-z]\w*)\b(?!\s*\()/g)) fields.add(match[1] as string);
    const set = /^\s*update\b/i.test(string) ? /\bset\b([\s\S]*?)(?:\bwhere\b|$)/i.exec(string)?.[1] : undefined;
    if (set !== undefined) {
      const keys: Record<string, Shape> = Object.create(null);
      for (const match of set.matchAll(/(?:\w+\.)?(\w+)\s*=\s*(null\b)?/gi))
        keys[match[1] as string] = match[2] ? 'null' : 'code';
      list.add(entity, at, {
        does: 'update',
        rows: false,
        args: { keys: { data: { keys, open: false } }, open: false },
      });
    }
    list.names(entity, at, fields);
  }
}

const operators =
  /(?:IsNotNull|NotNull|IsNull|Null|IsNotEmpty|IsEmpty|IsNot|Not|Is|Equals|IgnoreCase|AllIgnoreCase|IgnoringCase|NotIn|In|Between|LessThanEqual|LessThan|GreaterThanEqual|GreaterThan|Before|After|NotLike|Like|StartingWith|StartsWith|EndingWith|EndsWith|NotContaining|Containing|Contains|True|False|Asc|Desc|Exists|Near|Within|Regex|Matches)$/;

/** `findByEmailAndStateNotInOrderByCreatedAtDesc` names `email`, `state` and `createdAt`. */
function derivedQueries(code: string, from: number, entity: string, list: CallList): void {
  for (const match of code
    .slice(from, from + 100_000)
    .matchAll(/\b(?:find|read|get|query|search|stream|exists|count|delete|remove)(?:[A-Z]\w*?)?By([A-Z]\w*)\s*\(/g)) {
    const fields = new Set<string>();
    for (const part of (match[1] as string).split(/And|Or(?=[A-Z])|OrderBy/)) {
      let name = part.replace(/^derBy/, '');
      for (let i = 0; i < 4 && operators.test(name) && !operators.test(name.slice(0, 0)); i++) {
        fields.add(lowerFirst(name));
        name = name.replace(operators, '');
      }
      if (name !== '') fields.add(lowerFirst(name));
      // A field of a field: `address.city`.
      for (const split of name.matchAll(/(?<=[a-z\d])(?=[A-Z])/g)) {
        fields.add(lowerFirst(name.slice(0, split.index)));
        fields.add(`${lowerFirst(name.slice(0, split.index))}.${lowerFirst(name.slice(split.index))}`);
      }
    }
    list.names(entity, from + match.index, fields);
  }
}
