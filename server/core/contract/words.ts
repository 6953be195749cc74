/**
 * The words of a text, whatever their spelling: `user_id`, `userId`, `UserId` and `USER_ID` are one. Kept as sorted hashes,
 * a kilobyte or two for a usual file. Two words may share a hash; then a name is thought to occur that doesn't, which makes
 * an answer less sure and never wrong.
 */
export class Words {
  private constructor(private readonly hashes: Uint32Array) {}

  static readonly none = new Words(new Uint32Array());

  static of(text: string): Words {
    const seen = new Set<number>();
    for (const match of text.matchAll(/[\p{L}\p{N}_$]*\p{L}[\p{L}\p{N}_$]*/gu)) {
      const word = match[0];
      if (word.length > 100) continue;
      seen.add(hash(plain(word)));
      // `getUserEmail` may speak of `email` and of `user_email`: parts, and parts side by side, count as well.
      const parts = word.split(/[_$]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/).filter(Boolean);
      if (parts.length < 2) continue;
      for (let from = 0; from < parts.length; from++) {
        let joined = '';
        for (let to = from; to < Math.min(parts.length, from + 5); to++) {
          joined += (parts[to] as string).toLowerCase();
          if (joined.length > 1) seen.add(hash(joined));
        }
      }
    }
    return new Words(Uint32Array.from(seen).sort());
  }

  /** For a cache on disk. */
  static fromHashes(hashes: Uint32Array): Words {
    return new Words(hashes);
  }

  toHashes(): Uint32Array {
    return this.hashes;
  }

  /** Whether a name occurs: each word of it, where it has several ("shoe size"). */
  has(name: NameKey): boolean {
    return name.every((key) => this.hasWord(key));
  }

  hasAny(names: readonly NameKey[]): boolean {
    return names.some((name) => this.has(name));
  }

  private hasWord(key: number): boolean {
    let low = 0;
    let high = this.hashes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.hashes[middle] as number) < key) low = middle + 1;
      else high = middle;
    }
    return this.hashes[low] === key;
  }
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

const plain = (word: string): string => word.replace(/[_$]/g, '').toLowerCase();

/** FNV-1a over UTF-16 code units. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) {
    value ^= word.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
