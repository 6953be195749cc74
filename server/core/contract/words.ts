/**
 * The words of a text, whatever their spelling: `user_id`, `userId`, `UserId` and `USER_ID` are one. Kept as sorted hashes,
 * a kilobyte or two for a usual file. Two words may share a hash; then a name is thought to occur that doesn't, which makes
 * an answer less sure and never wrong.
 */
export class Words {
  /** `hashes` may be those of many texts, from one place to another: a view for each of thousands takes longer than a look. */
  private constructor(
    private readonly hashes: Uint32Array,
    private readonly start = 0,
    private readonly end = hashes.length,
  ) {}

  static readonly none = new Words(new Uint32Array());

  static of(text: string): Words {
    return Words.read(text).words;
  }

  static read(text: string): ReadWords {
    let plain = true;
    const seen = new Seen(text);
    let start = -1;
    let letters = false;
    let ascii = true;
    for (let i = 0; i <= text.length; i++) {
      const code = text.charCodeAt(i);
      const kind = code < 128 ? (kinds[code] as number) : i < text.length ? kindOfOther(text, i) : 0;
      if (kind > 0) {
        if (start < 0) {
          start = i;
          letters = false;
          ascii = true;
        }
        if (kind >= lower) letters = true;
        if (code >= 128) ascii = false;
      } else if (start >= 0) {
        if (!ascii || i - start > longest) plain = false;
        if (letters && i - start <= longest) {
          if (!ascii) addOther(text.slice(start, i), seen);
          else if (seen.isNew(start, i)) addWord(text, start, i, seen);
        }
        start = -1;
      }
    }
    return { words: new Words(seen.sorted()), plain };
  }

  /** For a cache on disk. */
  static fromHashes(hashes: Uint32Array, start?: number, end?: number): Words {
    return new Words(hashes, start, end);
  }

  toHashes(): Uint32Array {
    return this.hashes.subarray(this.start, this.end);
  }

  /** Whether a name occurs: each word of it, where it has several ("shoe size"). */
  has(name: NameKey): boolean {
    return name.every((key) => this.hasWord(key));
  }

  hasAny(names: readonly NameKey[]): boolean {
    return names.some((name) => this.has(name));
  }

  private hasWord(key: number): boolean {
    let low = this.start;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.hashes[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return low < this.end && this.hashes[low] === key;
  }
}

/** `plain`: no word is too long to be kept, or holds letters that patterns take for the end of a word. */
export interface ReadWords {
  readonly words: Words;
  readonly plain: boolean;
}

/** What `Words` knows a name by, whatever its spelling; made once when many texts are asked. */
export type NameKey = readonly number[];

export const nameKey = (name: string): NameKey => {
  const words = name.match(/[\p{L}\p{N}_$]+/gu) ?? [name];
  return words.map((word) => hash(plain(word)));
};

const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
  indices: 'index',
  vertices: 'vertex',
  matrices: 'matrix',
  statuses: 'status',
  aliases: 'alias',
  data: 'datum',
  media: 'medium',
};

/** Ways code may speak of a table: `order_items`, `orderItem`, `OrderItems`, `Person` for `people`. */
export function tableWords(table: string): string[] {
  const words = [table];
  const [, head = '', tail = table] = /^(.*[_$\s])?([^_$\s]+)$/.exec(table) ?? [];
  for (const [many, one] of Object.entries(irregular)) {
    if (tail.toLowerCase() === many) words.push(head + one);
    else if (tail.toLowerCase() === one) words.push(head + many);
  }
  if (/ies$/i.test(table)) words.push(table.replace(/ies$/i, 'y'));
  else if (/(s|x|z|ch|sh)es$/i.test(table)) words.push(table.slice(0, -2), table.replace(/es$/i, 'is'));
  else if (/ves$/i.test(table)) words.push(table.replace(/ves$/i, 'f'));
  if (/[^s]s$/i.test(table)) words.push(table.slice(0, -1));
  else if (/[^aeiou]y$/i.test(table)) words.push(table.replace(/y$/i, 'ies'));
  else if (/(s|x|z|ch|sh)$/i.test(table)) words.push(`${table}es`);
  else words.push(`${table}s`);
  return [...new Set(words)];
}

/** The same without what tools put before a table's name: `Order` for `shop_order`, `User` for `tbl_users`. */
export function tableTails(table: string): string[] {
  const parts = table.split('_').filter(Boolean);
  return [...new Set(parts.flatMap((_, from) => tableWords(parts.slice(from).join('_'))))];
}

/** The same for a prefix that a share of all tables has, as one that a tool puts there: nothing for `user_codes` among others. */
export function withoutSharedPrefix(table: string, all: readonly string[]): string[] {
  const parts = table.split('_').filter(Boolean);
  return parts.slice(1).flatMap((_, i) => {
    const prefix = `${parts.slice(0, i + 1).join('_')}_`;
    const sharing = all.filter((name) => name.startsWith(prefix)).length;
    return sharing > 1 && sharing * prefixShare >= all.length ? tableWords(parts.slice(i + 1).join('_')) : [];
  });
}

/** A prefix that one of so many tables has may be put there by a tool. */
const prefixShare = 4;

const plain = (word: string): string => word.replace(/[_$]/g, '').toLowerCase();

/** FNV-1a over UTF-16 code units. */
function hash(word: string): number {
  let value = basis;
  for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.charCodeAt(i), prime);
  return value >>> 0;
}

const basis = 0x811c9dc5;
const prime = 0x01000193;
/** Longer ones are data, not names. */
const longest = 100;
/** Parts of a name that are tried side by side. */
const partsJoined = 5;

const separator = 1;
const digit = 2;
const lower = 3;
const upper = 4;
/** What an ASCII character is to a word; 0: not part of one. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (char === '_' || char === '$') return separator;
  if (/\d/.test(char)) return digit;
  return /[a-z]/.test(char) ? lower : /[A-Z]/.test(char) ? upper : 0;
});

/** The same for what is beyond ASCII; half of a pair counts as the whole. */
function kindOfOther(text: string, at: number): number {
  const low = text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
  const char = String.fromCodePoint(text.codePointAt(low && at > 0 ? at - 1 : at) as number);
  return /\p{L}/u.test(char) ? lower : /\p{N}/u.test(char) ? digit : 0;
}

/** What was seen of a text so far. */
class Seen {
  /** As signed numbers, which take no memory of their own. */
  private readonly hashes = new Set<number>();
  /** Where a word that is written just so stands first (times 128, and its length), by a hash of it. */
  private readonly places = new Map<number, number>();

  constructor(private readonly text: string) {}

  add(hash: number): void {
    this.hashes.add(hash | 0);
  }

  /** Whether a word was not there before, letter by letter: most words of a text come again and again. */
  isNew(from: number, to: number): boolean {
    const { text, places } = this;
    let value = to - from;
    for (let i = from; i < to; i++) value = Math.imul(value ^ text.charCodeAt(i), prime);
    const known = places.get(value);
    if (known === undefined) {
      places.set(value, from * 128 + to - from);
      return true;
    }
    if (known % 128 !== to - from) return true;
    for (let i = from, j = Math.floor(known / 128); i < to; i++, j++)
      if (text.charCodeAt(i) !== text.charCodeAt(j)) return true;
    return false;
  }

  sorted(): Uint32Array {
    const all = new Uint32Array(this.hashes.size);
    let at = 0;
    for (const hash of this.hashes) all[at++] = hash;
    return all.sort();
  }
}

const starts = new Int32Array(longest + 1);

/**
 * A word, and its parts: `getUserEmail` may speak of `email` and of `user_email`, so parts, and parts side by side, count as
 * well. Written out by character, because it is done for every word of every file.
 */
function addWord(text: string, from: number, to: number, seen: Seen): void {
  let parts = 0;
  let before = separator;
  let whole = basis;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const kind = kinds[code] as number;
    if (kind !== separator) {
      const begins =
        before === separator ||
        (kind === upper &&
          (before === lower || before === digit || (i + 1 < to && kinds[text.charCodeAt(i + 1)] === lower)));
      if (begins) starts[parts++] = i;
      whole = Math.imul(whole ^ (kind === upper ? code | 32 : code), prime);
    }
    before = kind;
  }
  seen.add(whole);
  if (parts < 2) return;
  starts[parts] = to;
  for (let part = 0; part < parts; part++) {
    const end = Math.min(parts, part + partsJoined);
    let value = basis;
    let length = 0;
    for (let each = part; each < end; each++) {
      for (let i = starts[each] as number; i < (starts[each + 1] as number); i++) {
        const code = text.charCodeAt(i);
        const kind = kinds[code] as number;
        if (kind === separator) continue;
        value = Math.imul(value ^ (kind === upper ? code | 32 : code), prime);
        length++;
      }
      if (length > 1) seen.add(value);
    }
  }
}

/** The same for a word with letters beyond ASCII. */
function addOther(word: string, seen: Seen): void {
  seen.add(hash(plain(word)));
  const parts = word.split(/[_$]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/).filter(Boolean);
  if (parts.length < 2) return;
  for (let from = 0; from < parts.length; from++) {
    let joined = '';
    for (const part of parts.slice(from, from + partsJoined)) {
      joined += part.toLowerCase();
      if (joined.length > 1) seen.add(hash(joined));
    }
  }
}
