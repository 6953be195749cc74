/** Writes to standard output. Whoever reads it may go before the end (`| head`): that is no error. */
export function print(text: string): void {
  process.stdout.write(text);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`bellows: The output can not be written: ${error.message}.\n`);
  process.exit(2);
});

/** All of standard input as text. */
export async function readStdin(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return new TextDecoder().decode(Buffer.concat(chunks)).replaceAll('\0', '\ufffd');
}

/** Says on a terminal what takes its time, once it does; the function returned takes it back. */
export function waiting(what: string): () => void {
  if (!process.stderr.isTTY) return () => {};
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    process.stderr.write(what);
  }, 400);
  return () => {
    clearTimeout(timer);
    if (shown) process.stderr.write('\r\u001b[K');
  };
}
