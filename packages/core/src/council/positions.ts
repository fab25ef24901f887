/** What members and others said on a text, and what it does. */
import type { Act } from './acts.ts';
import { ofKind, type Silence } from './silence.ts';
import type { Position } from './state.ts';

const KINDS = ['object', 'amend', 'agree', 'reserve', 'interpret', 'retract'] as const;

/** In the order of the record. Only members entitled when the text was circulated can break its silence. */
export function positionsOf(mine: readonly Act[], silence: Silence | undefined): Position[] {
  return KINDS.flatMap((kind) =>
    ofKind(mine, kind).map((act): Position => {
      const { index, by, received, signed, deed } = act;
      const says = 'says' in deed ? deed.says : 'because' in deed ? deed.because : undefined;
      return {
        index,
        by,
        at: received,
        signed,
        kind,
        ...(says === undefined ? {} : { says }),
        ...('instead' in deed ? { instead: deed.instead } : {}),
        effect: effectOf(kind, act, silence),
      };
    }),
  ).sort((a, b) => a.index - b.index);
}

function effectOf(
  kind: Position['kind'],
  { by, received }: Act,
  silence: Silence | undefined,
): Position['effect'] {
  const entitled = silence?.entitled.includes(by) ?? false;
  if (kind === 'reserve' || kind === 'interpret') return entitled ? 'attached' : 'noted';
  if (kind === 'retract' || !entitled || !silence || received < silence.from) return 'noted';
  if (received >= silence.expires) return 'late';
  return kind === 'agree' ? 'noted' : 'breaks';
}
