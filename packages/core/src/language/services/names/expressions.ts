import type { Expression, Ident, NameExpression } from '../../syntax/index.ts';
import type { Walk } from './use.ts';

/** Fields under which expressions hold other expressions. */
const PARTS = ['of', 'left', 'right', 'low', 'high', 'first', 'second', 'stop', 'later', 'earlier'] as const;

/** Every name in a formula or term. */
export function walkExpression(expression: Expression, walk: Walk): void {
  if (expression.kind === 'name') {
    walkName(expression, walk);
    return;
  }
  if (expression.kind === 'surge') {
    const { name, start, end } = expression.measure;
    walk.emit({ name, start, end, declares: false });
  }
  if ('set' in expression && expression.set !== undefined) walkAreaSet(expression.set, walk);
  const fields: { readonly [field: string]: unknown } = { ...expression };
  for (const part of PARTS) {
    const value = fields[part];
    if (Array.isArray(value)) {
      for (const one of value) if (isExpression(one)) walkExpression(one, walk);
    } else if (isExpression(value)) walkExpression(value, walk);
  }
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'kind' in value && 'start' in value;
}

function walkName(expression: NameExpression, walk: Walk): void {
  const { name, part } = expression;
  const start = nameStart(expression, walk.text);
  walk.emit({ name, start, end: start + name.length, declares: false });
  if (part !== undefined) {
    walk.emit({ name: part.name, owner: name, start: part.start, end: part.end, declares: false });
  }
}

/** An expression in brackets begins with its brackets; the name is the first word inside them. */
function nameStart({ start, name }: NameExpression, text: string): number {
  let at = start;
  while (text[at] === '(' || text.charCodeAt(at) <= 32 || text[at] === '\u00a0' || text[at] === '#') {
    if (text[at] !== '#') at++;
    else while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  }
  return text.startsWith(name, at) ? at : start;
}

/** A list of areas, in the singular or the plural. */
export function walkAreaSet({ name, start, end }: Ident, walk: Walk): void {
  const id = walk.areaSet(name);
  walk.emit({
    name: id ?? name,
    start,
    end,
    declares: false,
    ...(id !== undefined && id !== name && { plural: true }),
  });
}
