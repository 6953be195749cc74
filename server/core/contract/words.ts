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
    const seen = new Seen(text);
    const { length } = text;
    // Constants of this function and no others are known as such where it is compiled.
    const kindOf = kinds;
    const seed = basis | 0;
    const factor = prime;
    let plain = true;
    let depth = 0;
    let deepest = 0;
    let angles = 0;
    for (let i = 0; i < length; i++) {
      let code = text.charCodeAt(i);
      let kind = code < 128 ? (kindOf[code] as number) : kindOfOther(text, i);
      if (kind === 0) continue;
      if (kind > 0) {
        const start = i;
        let all = kind;
        let later = 0;
        let whole = seed;
        for (;;) {
          if (kind !== separator) whole = Math.imul(whole ^ (kind === upper ? code | 32 : code), factor);
          if (++i >= length) break;
          code = text.charCodeAt(i);
          kind = code < 128 ? (kindOf[code] as number) : kindOfOther(text, i);
          if (kind <= 0) break;
          later |= kind;
        }
        all |= later;
        if ((all & other) !== 0 || i - start > longest) plain = false;
        if ((all & letter) !== 0 && i - start <= longest) {
          if ((all & other) !== 0) addOther(text.slice(start, i), seen);
          // Most words are one part: then nothing of them has to be taken apart.
          else if ((all & separator) === 0 && (later & upper) === 0) seen.add(whole);
          else if (seen.isNew(whole, start, i)) addWord(text, start, i, seen);
        }
        if (i >= length || kind === 0) continue;
      }
      if (kind === opening) {
        if (++depth > deepest) deepest = depth;
      } else if (kind === closing) {
        if (depth > 0) depth--;
      } else angles++;
    }
    return { words: new Words(seen.sorted()), plain, deepest, angles };
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

export interface ReadWords {
  readonly words: Words;
  /** No word is too long to be kept, or holds letters that patterns take for the end of a word. */
  readonly plain: boolean;
  /** How many brackets are open at once, at most, and how many `<` there are: told on the way. */
  readonly deepest: number;
  readonly angles: number;
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
const lower = 4;
const upper = 8;
const letter = lower | upper;
/** Beyond ASCII. */
const other = 16;
const opening = -1;
const closing = -2;
const angle = -3;
/** What an ASCII character is to a word; 0 and below: not part of one. */
const kinds = Int8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if ('{(['.includes(char)) return opening;
  if ('})]'.includes(char)) return closing;
  if (char === '<') return angle;
  if (char === '_' || char === '$') return separator;
  if (/\d/.test(char)) return digit;
  return /[a-z]/.test(char) ? lower : /[A-Z]/.test(char) ? upper : 0;
});

/** The same for what is beyond ASCII; half of a pair counts as the whole. */
function kindOfOther(text: string, at: number): number {
  const low = text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff;
  const char = String.fromCodePoint(text.codePointAt(low && at > 0 ? at - 1 : at) as number);
  return /\p{L}/u.test(char) ? lower | other : /\p{N}/u.test(char) ? digit | other : 0;
}

/**
 * What was seen of a text so far. It is asked for every word of every file, so it keeps numbers only, in slots that all texts
 * share: what an earlier text left in one has an older number in `given`, and counts as nothing.
 */
class Seen {
  private readonly turn = ++turns;
  private words = 0;
  private spellings = 0;

  constructor(private readonly text: string) {
    // A large text leaves many slots behind, and most texts are small.
    if (slots.hashes.mask > usual) slots.hashes = new Slots(usual);
    if (slots.places.mask > usual) slots.places = new Slots(usual);
  }

  add(hash: number): void {
    if (this.words * 2 > slots.hashes.mask) slots.hashes = slots.hashes.twice(this.turn);
    const { hashes } = slots;
    const { given, keys, mask } = hashes;
    let at = hashes.first(hash);
    for (; given[at] === this.turn; at = (at + 1) & mask) if (keys[at] === (hash | 0)) return;
    given[at] = this.turn;
    keys[at] = hash;
    hashes.listed[this.words++] = hash;
  }

  /** Whether a word was not there before, letter by letter: most words of a text come again and again. */
  isNew(hash: number, from: number, to: number): boolean {
    if (this.spellings * 2 > slots.places.mask) slots.places = slots.places.twice(this.turn);
    const { text } = this;
    const { places } = slots;
    const { given, keys, starts, lengths, mask } = places;
    let at = places.first(hash);
    for (; given[at] === this.turn; at = (at + 1) & mask) {
      if (keys[at] !== (hash | 0) || lengths[at] !== to - from) continue;
      let i = from;
      for (let j = starts[at] as number; i < to && text.charCodeAt(i) === text.charCodeAt(j); i++) j++;
      if (i === to) return false;
    }
    given[at] = this.turn;
    keys[at] = hash;
    starts[at] = from;
    lengths[at] = to - from;
    this.spellings++;
    return true;
  }

  sorted(): Uint32Array {
    return slots.hashes.listed.slice(0, this.words).sort();
  }
}

/** A table with open addressing, at most half full; `mask`: how many slots it has, less one. */
class Slots {
  readonly given: Int32Array;
  readonly keys: Int32Array;
  readonly starts: Int32Array;
  readonly lengths: Uint8Array;
  /** What was given, in its order: so that not all slots are looked through for it. */
  readonly listed: Uint32Array;

  constructor(readonly mask: number) {
    this.given = new Int32Array(mask + 1);
    this.keys = new Int32Array(mask + 1);
    this.starts = new Int32Array(mask + 1);
    this.lengths = new Uint8Array(mask + 1);
    this.listed = new Uint32Array(mask + 1);
  }

  /** Where to look first. */
  first(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.mask;
  }

  /** What one turn gave, in twice as many slots. */
  twice(turn: number): Slots {
    const larger = new Slots(this.mask * 2 + 1);
    larger.listed.set(this.listed);
    for (let from = 0; from <= this.mask; from++) {
      if (this.given[from] !== turn) continue;
      const key = this.keys[from] as number;
      let at = larger.first(key);
      while (larger.given[at] === turn) at = (at + 1) & larger.mask;
      larger.given[at] = turn;
      larger.keys[at] = key;
      larger.starts[at] = this.starts[from] as number;
      larger.lengths[at] = this.lengths[from] as number;
    }
    return larger;
  }
}

/** Slots less one for a text of usual size. */
const usual = 2 ** 12 - 1;
const slots = { hashes: new Slots(usual), places: new Slots(usual) };
let turns = 0;

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
