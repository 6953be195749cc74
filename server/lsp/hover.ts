import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { describeFacts, describeKey, explainAt, Lines, manifestCursor, ruleById } from '../core/index.ts';
import type { Place } from '../protocol.ts';
import { isShown, linesOf } from './convert.ts';
import type { Located, Workspace } from './workspace.ts';

/** On a change: what it locks, who uses what it touches, which plan fits. In the manifest: what a key means. */
export async function hover(workspace: Workspace, { textDocument, position }: HoverParams): Promise<Hover | undefined> {
  const at = await workspace.locate(textDocument.uri);
  if (!at?.open.settings.enable) return undefined;
  const { state, result } = await workspace.check(at.open);
  if (state.manifest?.path === at.path) return hoverManifest(state.manifest.text, position);
  const lines = linesOf(state, at.path);
  if (!lines) return undefined;
  const offset = lines.offset(position);
  const explained = explainAt(state, at.path, offset);
  if (!explained) return undefined;
  const parts: string[] = [`**${explained.kind}**${explained.object ? ` ${code(explained.object)}` : ''}`];
  parts.push(...describeFacts(explained.facts));
  for (const { server, answer } of explained.uses) {
    if (answer.verdict === 'unused') parts.push(`${server} does not use ${explained.object}: ${answer.why}.`);
    else if (answer.evidence.length === 0)
      parts.push(`Whether ${server} uses ${explained.object} is not known: ${answer.why}.`);
    else {
      const shown = answer.evidence.slice(0, 5).map((e) => `- ${link(at, e)} ${e.how} ${code(e.text)}`);
      const more = answer.evidence.length > shown.length ? `\n- and ${answer.evidence.length - shown.length} more` : '';
      parts.push(
        `${server}${answer.verdict === 'unknown' ? ' perhaps' : ''} uses ${explained.object}:\n${shown.join('\n')}${more}`,
      );
    }
  }
  const found = result.findings.filter(
    (f) => f.file === at.path && isShown(f) && f.span.start <= offset && offset <= f.span.end,
  );
  for (const finding of found) {
    const rule = ruleById(finding.rule);
    if (rule) parts.push(`**${rule.title}.** ${rule.why} ${finding.advice}`);
  }
  if (!explained.released && explained.recipes.length > 0 && found.some((f) => f.fixes.length > 0)) {
    const place: Place = {
      project: at.open.uri,
      file: at.path,
      line: lines.position(explained.statement.start).line + 1,
    };
    parts.push(`[${explained.recipes[0]?.title}](${command('bellows.splitChange', place)})`);
  }
  return { contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n') }, range: lines.range(explained.span) };
}

function hoverManifest(text: string, position: HoverParams['position']): Hover | undefined {
  const lines = new Lines(text);
  let end = lines.offset(position);
  while (end < text.length && /[\w.-]/.test(text[end] as string)) end++;
  const cursor = manifestCursor(text, end);
  const path = cursor.value ? cursor.path : [...cursor.path, cursor.typed];
  const described = describeKey(path);
  if (!described?.description && !described?.values.length) return undefined;
  const values = described.values.length > 0 ? `\n\nOne of ${described.values.map(code).join(', ')}.` : '';
  return {
    contents: {
      kind: MarkupKind.Markdown,
      value: `**${String(path.at(-1))}**\n\n${described.description ?? ''}${values}`,
    },
  };
}

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

const command = (id: string, argument: Place): string =>
  `command:${id}?${encodeURIComponent(JSON.stringify([argument]))}`;

function link(at: Located, evidence: { readonly file: string; readonly line: number; readonly ref?: string }): string {
  const place: Place = {
    project: at.open.uri,
    file: evidence.file,
    line: evidence.line,
    ...(evidence.ref ? { ref: evidence.ref } : {}),
  };
  return `[${evidence.file}:${evidence.line}](${command('bellows.openUse', place)})`;
}
