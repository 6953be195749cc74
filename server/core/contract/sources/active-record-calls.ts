import type { ModelCall, Shape } from '../source.ts';
import { closing, parts } from './javascript-shape.ts';
import type { RubyCode } from './ruby-code.ts';

/** Constants of Ruby and Rails, which are no models. */
const others =
  /^(?:Rails|ActiveRecord|ActiveSupport|ActiveModel|ActionController|ActionView|ActionMailer|ApplicationRecord|ApplicationController|ApplicationJob|ApplicationMailer|String|Integer|Float|Hash|Array|Symbol|Time|Date|DateTime|File|Dir|IO|JSON|YAML|URI|Net|Set|Struct|OpenStruct|Class|Module|Object|Kernel|Math|Random|SecureRandom|Digest|OpenSSL|Base64|StandardError|ArgumentError|RuntimeError|Exception|NotImplementedError|ENV|RSpec|Sidekiq|Redis|Logger|Thread|Mutex|Process|Gem|Bundler|I18n|Arel|Nokogiri|Regexp|Comparable|Enumerable|Singleton|Forwardable|ERB|Rack|Benchmark|Pathname|StringIO|BigDecimal|Psych|CSV|Zlib|Proc|GC|ObjectSpace|Marshal|Tempfile|FileUtils|Faraday|ActionDispatch|ActiveJob|ActionCable|Concurrent|Faker|FactoryBot|Sorbet|T)$/;

const none: Shape = { keys: {}, open: false };
const given = (key: string, value: Shape): Shape => ({ keys: { [key]: value }, open: false });

/**
 * Queries on models: `User.where(email: x).pluck(:id)`. A constant that stands for anything else is no model's and counts for
 * nothing. What is mentioned without more to say counts once a file.
 */
export function rubyCalls(code: RubyCode): ModelCall[] {
  const calls: ModelCall[] = [];
  const mentioned = new Set<string>();
  for (const match of code.code.matchAll(
    /(?<![\w:.@$])(?:::)?((?:[A-Z]\w*::){0,6}[A-Z]\w*)(?:(&?\.)([a-z_]\w*[?!]?))?/g,
  )) {
    const [all, constant = '', dot, method] = match;
    if (others.test(constant.split('::', 1)[0] as string) || !/[a-z]/.test(constant)) continue;
    const before = code.code.slice(Math.max(0, match.index - 40), match.index);
    if (
      /(?:^|\n)[ \t]*(?:class|module)\s+(?:[\w:]+\s*<\s*)?$|\b(?:include|extend|prepend|rescue|raise)\s+$/.test(before)
    )
      continue;
    const made = dot === undefined ? [plain] : uses(code, method as string, match.index + all.length);
    const single = made.length === 1 && made[0]?.plain === true;
    if (single && mentioned.has(constant)) continue;
    if (single) mentioned.add(constant);
    const model = constant.slice(constant.lastIndexOf(':') + 1);
    for (const { does, rows, args } of made)
      calls.push({
        by: 'ActiveRecord',
        model,
        from: constant.replaceAll('::', '.'),
        ...code.place(match.index),
        does,
        rows,
        args,
      });
  }
  return calls;
}

interface Made extends Pick<ModelCall, 'does' | 'rows' | 'args'> {
  readonly plain?: true;
}

const plain: Made = { does: 'read', rows: true, args: none, plain: true };
const creating =
  /^(?:new|create!?|build|insert!?|upsert|insert_all!?|upsert_all|find_or_create_by!?|create_or_find_by!?|find_or_initialize_by|create_with|import!?)$/;
const counting = /^(?:count|exists\?|any\?|none\?|sum|average|minimum|maximum|ids|size|empty\?)$/;

function uses(code: RubyCode, method: string, end: number): Made[] {
  const steps = stepsOf(code, method, end);
  const made: Made[] = [];
  const names: string[] = [];
  let rows = true;
  let choosing = false;
  for (const { name, start, stop } of steps) {
    const hash = start === undefined ? none : arguments_(code, start, stop);
    const words = start === undefined ? [] : symbols(code, start, stop);
    if (creating.test(name)) {
      const open = /_all|import|or_|create_with/.test(name) || (start === undefined && name !== 'new');
      const row: Shape = open ? 'code' : hash;
      made.push({ does: 'insert', rows: false, args: given('create', row) });
      if (/^(?:new|create|build|insert|import|upsert)/.test(name)) rows = false;
    } else if (/^(?:update_all|update!?|update_columns?|touch_all)$/.test(name)) {
      made.push({
        does: 'update',
        rows: false,
        args: given('data', typeof hash === 'object' && Object.keys(hash.keys).length > 0 ? hash : 'code'),
      });
      if (name === 'update_all') rows = false;
    } else if (/^(?:delete_all|delete_by|delete)$/.test(name)) {
      made.push({ does: 'delete', rows: false, args: none });
      rows = false;
    } else if (name === 'select' && words.length > 0 && !/[{*]/.test(code.code.slice(start ?? 0, stop))) {
      choosing = true;
      names.push(...words);
    } else if (name === 'pluck' || name === 'pick') {
      rows = false;
      names.push(...words);
    } else if (counting.test(name)) {
      rows = false;
      names.push(...words);
    } else {
      names.push(...words);
      if (typeof hash === 'object') names.push(...Object.keys(hash.keys));
    }
  }
  if (steps.length === 0) return [plain];
  const keys = Object.fromEntries(names.flatMap((name) => [name, `${name}_id`]).map((name) => [name, 'code' as const]));
  const mention = made.length === 0 && names.length === 0 && rows;
  made.push({
    does: 'read',
    rows: rows && !choosing,
    args: given('where', { keys, open: false }),
    ...(mention ? { plain: true as const } : {}),
  });
  return made;
}

interface Step {
  readonly name: string;
  /** Between its brackets, or what follows it on the line. */
  readonly start?: number;
  readonly stop: number;
}

/** The methods that are called one on the other, with their arguments. */
function stepsOf(code: RubyCode, first: string, end: number): Step[] {
  const text = code.code;
  const steps: Step[] = [];
  const next = /\s*&?\.\s*([a-z_]\w*[?!]?)/y;
  let name = first;
  let at = end;
  for (let count = 0; count < 40; count++) {
    const open = text[at] === '(' ? at : -1;
    if (open >= 0) {
      const close = closing(text, open);
      steps.push({ name, start: open + 1, stop: close });
      at = close + 1;
    } else if (
      /^[ \t]+[:"\w%]/.test(text.slice(at, at + 20)) &&
      !/^[ \t]+(?:if|unless|and|or|do|then|rescue|in|end|while|until)\b/.test(text.slice(at, at + 20))
    ) {
      const line = code.line(at);
      steps.push({ name, start: at, stop: line.end });
      return steps;
    } else steps.push({ name, stop: at });
    next.lastIndex = at;
    const match = next.exec(text);
    if (!match) return steps;
    name = match[1] as string;
    at = next.lastIndex;
  }
  return steps;
}

/** A hash among the arguments: `email: x, "nick" => nil`. */
function arguments_(code: RubyCode, start: number, stop: number): Shape {
  const keys: Record<string, Shape> = Object.create(null);
  let open = false;
  const body = code.code.slice(start, stop).trim();
  const inner = /^\{[\s\S]*\}$/.test(body) ? start + code.code.slice(start, stop).indexOf('{') + 1 : start;
  const until = inner > start ? closing(code.code, inner - 1) : stop;
  for (const part of parts(code.code, inner, until)) {
    const text = code.code.slice(part.start, part.end);
    const head = /^(?:([a-z_]\w*):(?!:)|:([a-z_]\w*)\s*=>|"[^"]*"\s*(?:=>|:))\s*/.exec(text);
    if (!head) {
      if (!/^[:"]/.test(text)) open = true;
      continue;
    }
    const key = head[1] ?? head[2] ?? code.stringsOn(part.start, part.start + 1)[0];
    if (key === undefined) continue;
    const value = text.slice(head[0].length);
    keys[key] = value === 'nil' ? 'null' : /^(?:"[^"]*"|-?[\d._]+|true|false|:\w+)$/.test(value) ? 'value' : 'code';
  }
  return { keys, open };
}

/** Symbols and single words in strings: `pluck(:id, "email")`. */
const symbols = (code: RubyCode, start: number, stop: number): string[] =>
  code
    .stringsOn(start, stop)
    .flatMap((text) => (/^\w+$/.test(text) ? [text] : (text.match(/\b[a-z_]\w*\b/g) ?? []).slice(0, 20)));
