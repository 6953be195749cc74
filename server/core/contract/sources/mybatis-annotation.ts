/** Whether a string in Java or Kotlin is one of MyBatis's annotations, which only it can read: it is read with its mappers. */
export function isMybatis(text: string, { start }: { readonly start: number }, query: string): boolean {
  if (!/[#$]\{|<script>/.test(query)) return false;
  const before = text.slice(Math.max(0, start - 6_000), start);
  const at = Math.max(...['@Select', '@Insert', '@Update', '@Delete'].map((each) => before.lastIndexOf(each)));
  if (at < 0) return false;
  // Its bracket is still open where the string begins.
  const between = before.slice(at).replace(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"/g, '');
  let depth = 0;
  for (const [c] of between.matchAll(/[()]/g)) {
    depth += c === '(' ? 1 : -1;
    if (depth === 0) return false;
  }
  return depth > 0;
}
