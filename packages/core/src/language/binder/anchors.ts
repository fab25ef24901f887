import { durationOf } from '../compile/numbers.ts';
import { SAY } from '../messages.ts';
import type { Anchor, Deadline } from '../model.ts';
import type { AnchorNode, DeadlineNode } from '../syntax/index.ts';
import { type Binding, depend, rangeOf, resolve } from './binding.ts';

export function bindAnchor(b: Binding, node: AnchorNode): Anchor | undefined {
  switch (node.kind) {
    case 'date':
      return { kind: 'date', day: node.day.day };
    case 'signing':
      if (b.signed === undefined) {
        b.report.error({ code: 'not-signed', message: SAY.notSigned(), ...rangeOf(node) });
      }
      return { kind: 'signing' };
    case 'named': {
      const found = resolve(b, node, 'occurrence', 'anchor');
      if (found === undefined) return undefined;
      if (found.kind === 'anchor') depend(b, node.name);
      return { kind: found.kind === 'anchor' ? 'declared' : 'occurrence', id: node.name };
    }
    case 'transition': {
      // "the start of talks_begin" is the occurrence itself.
      const declared = b.names.declarations.get(node.name.name)?.kind;
      if (node.event === 'in effect' && declared === 'occurrence') {
        b.names.used.add(node.name.name);
        return { kind: 'occurrence', id: node.name.name };
      }
      const kinds = node.event === 'exerted' ? (['power'] as const) : (['commitment', 'power'] as const);
      const found = resolve(b, node.name, ...kinds);
      return found && { kind: 'transition', id: node.name.name, event: node.event };
    }
  }
}

export function bindDeadline(b: Binding, node: DeadlineNode): Deadline | undefined {
  const anchor = bindAnchor(b, node.anchor);
  if (anchor === undefined) return undefined;
  if (node.offset === undefined) return { anchor, range: rangeOf(node) };
  const { unit, count } = durationOf(node.offset);
  return { anchor, offset: { unit, count: node.before ? -count : count }, range: rangeOf(node) };
}
