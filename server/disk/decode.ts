import { isUtf8 } from 'node:buffer';

/** Larger files are no migrations and no code a person wrote; 16 MB. */
export const largest = 16 * 1024 * 1024;

export interface Decoded {
  readonly text: string;
  readonly damaged: boolean;
}

/**
 * The text in a file's bytes: UTF-8, or UTF-16 where a byte order mark says so (SQL exported on Windows often is). The mark
 * is not part of the text, as in an editor, so offsets count from the first real character. Bytes that fit neither, and NUL,
 * become U+FFFD and the text is called damaged.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes.subarray(2));
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return decodeAs('utf-8', marked ? bytes.subarray(3) : bytes);
}

/** The first `limit` bytes at most, shortened so that no UTF-8 character is cut in two. */
export function cut(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length <= limit) return bytes;
  let end = limit;
  // 10xxxxxx continues a character; its first byte is at most three back.
  while (end > limit - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}

const decoders = {
  'utf-8': new TextDecoder('utf-8', { ignoreBOM: true }),
  'utf-16le': new TextDecoder('utf-16le', { ignoreBOM: true }),
  'utf-16be': new TextDecoder('utf-16be', { ignoreBOM: true }),
};

function decodeAs(encoding: keyof typeof decoders, bytes: Uint8Array): Decoded {
  const whole = encoding === 'utf-8' ? isUtf8(bytes) : isWhole(encoding, bytes);
  const text = decoders[encoding].decode(bytes);
  if (!text.includes('\0')) return { text, damaged: !whole };
  return { text: text.replaceAll('\0', '\ufffd'), damaged: true };
}

function isWhole(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
