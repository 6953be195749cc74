/**
 * The words of a text, whatever their spelling: `user_id`, `userId`, `UserId` and `USER_ID` are one. Kept as sorted hashes,
 * a kilobyte for a usual file. Two words may share a hash; then a name is thought to occur that doesn't, which makes an
 * answer less sure and never wrong.
 */
export class Words {
  private constructor(private readonly hashes: Uint32Array) {}

  static readonly none = new Words(new Uint32Array());

  static of(text: string): Words {
    const seen = new Set<number>();
    for (const match of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
      const word = match[0];
      if (word.length > 100) continue;
      seen.add(hash(plain(word)));
      // `getUserEmail` may speak of `email`, `orders_total` of `total`: the parts count as well.
      for (const part of word.split(/_+|(?<=[a-z0-9])(?=[A-Z])/))
        if (part.length > 2) seen.add(hash(part.toLowerCase()));
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

  /** `key`: of the word that is looked for, made once by `wordKey` when many texts are asked. */
  has(key: number): boolean {
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

/** What `Words` knows a word by, whatever its spelling. */
export const wordKey = (name: string): number => hash(plain(name));

/** Ways code may speak of a table: `order_items`, `orderItem`, `OrderItems`. */
export function tableWords(table: string): string[] {
  const words = [table];
  if (/ies$/i.test(table)) words.push(table.replace(/ies$/i, 'y'));
  else if (/(s|x|ch|sh)es$/i.test(table)) words.push(table.slice(0, -2));
  if (/[^s]s$/i.test(table)) words.push(table.slice(0, -1));
  else words.push(`${table}s`);
  return words;
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
