import type { Annotation, Member } from './class-shape.ts';
import { lowerFirst } from './entity-text.ts';

/** A field, or the property a getter stands for, that may be mapped to a column. */
export interface Field {
  readonly annotations: readonly Annotation[];
  readonly name: string;
  readonly type: string;
  /** What a list holds; else the type. */
  readonly element: string;
  readonly primitive: boolean;
  readonly at: number;
}

export function javaField({ annotations, head, at }: Member): Field[] {
  const plain = head.replace(/@\w+\s*(?:\([^()]*\))?\s*/g, '');
  const match =
    /^((?:(?:private|protected|public|final|volatile|static|transient)\s+)*)([\w.]+(?:\s*<[^;=]*>)?(?:\s*\[\s*\])*)\s+(\w+)\s*[;,]?\s*$/.exec(
      plain.trim(),
    );
  if (
    !match ||
    /\b(?:static|transient)\b/.test(match[1] as string) ||
    /^(?:return|package|import|new|throw)$/.test(match[2] as string)
  )
    return [];
  const type = match[2] as string;
  return [
    {
      annotations,
      name: match[3] as string,
      ...typed(type),
      primitive: /^(?:int|long|short|byte|boolean|float|double|char)$/.test(type),
      at,
    },
  ];
}

export function javaGetter({ annotations, head, at }: Member): Field[] {
  const match =
    /^(?:(?:public|protected|final|abstract)\s+)*([\w.]+(?:\s*<[^;=()]*>)?(?:\s*\[\s*\])*)\s+(?:get|is)([A-Z]\w*)\s*\(\s*\)/.exec(
      head.trim(),
    );
  if (!match) return [];
  return [
    {
      annotations,
      name: lowerFirst(match[2] as string),
      ...typed(match[1] as string),
      primitive: /^[a-z]+$/.test(match[1] as string),
      at,
    },
  ];
}

export function kotlinField({ annotations, head, at }: Member): Field[] {
  const match =
    /^(?:(?:private|protected|public|internal|override|open|final|lateinit|abstract|vararg)\s+)*(?:val|var)\s+(\w+)\s*(?::\s*([\s\S]*?))?\s*(\bby\b[\s\S]*)?$/.exec(
      head.trim(),
    );
  if (!match || match[3] !== undefined || /\bget\s*\(\s*\)/.test(head)) return [];
  const type = match[2] ?? '';
  return [
    {
      annotations,
      name: match[1] as string,
      ...typed(type),
      primitive: /^(?:Int|Long|Short|Byte|Boolean|Float|Double|Char)$/.test(type),
      at,
    },
  ];
}

const typed = (type: string): { type: string; element: string } => {
  const outer = /(\w+)\s*(?:<|\?|\[|$)/.exec(type.trim())?.[1] ?? '';
  const inner = /<\s*(?:[^<>]*,\s*)?(?:(?:out|in)\s+|\?\s*extends\s+)?(?:[\w.]+\.)?(\w+)\s*\??\s*>/.exec(type)?.[1];
  return { type: outer, element: inner ?? outer };
};
