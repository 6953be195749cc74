/**
 * Offsets in other units, turned into UTF-16. PostgreSQL's parser counts nodes and tokens in UTF-8 bytes, and error
 * positions in code points; editors count UTF-16 code units.
 */
export class Encoding {
  private readonly ascii: boolean;
  private bytes: Uint32Array | undefined;

  constructor(private readonly text: string) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range is meant
    this.ascii = /^[\x00-\x7f]*$/.test(text);
  }

  /** UTF-16 offset of a UTF-8 byte offset. A byte inside a character gives that character's start. */
  fromByte(byte: number): number {
    if (this.ascii) return Math.min(byte, this.text.length);
    const table = this.table();
    let low = 0;
    let high = table.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((table[middle] as number) <= byte) low = middle;
      else high = middle - 1;
    }
    // Both halves of a surrogate pair carry the same byte; the first half is the character's start.
    while (low > 0 && table[low - 1] === table[low]) low--;
    return low;
  }

  /** UTF-16 offset of a code-point offset. */
  fromCodePoint(points: number): number {
    if (this.ascii) return Math.min(points, this.text.length);
    let offset = 0;
    for (let seen = 0; seen < points && offset < this.text.length; seen++) {
      offset += (this.text.codePointAt(offset) as number) > 0xffff ? 2 : 1;
    }
    return offset;
  }

  private table(): Uint32Array {
    if (this.bytes) return this.bytes;
    const table = new Uint32Array(this.text.length + 1);
    let byte = 0;
    for (let i = 0; i < this.text.length; i++) {
      table[i] = byte;
      const code = this.text.codePointAt(i) as number;
      if (code > 0xffff) {
        table[++i] = byte;
        byte += 4;
      } else byte += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    }
    table[this.text.length] = byte;
    this.bytes = table;
    return table;
  }
}
