/** What became of words on the way: a paraphrase beside its primary text, as a redline with the kinds named. */
import type { StatementResult } from '@lockstep/core/assessment';
import { type DriftFinding, drift } from '@lockstep/core/statements';
import { type Block, type Inlines, joined, smallPrint } from '../document/index.ts';
import { STATEMENTS } from '../words/index.ts';

/** Kinds that the redline shows by itself. */
const SHOWN: ReadonlySet<DriftFinding['kind']> = new Set(['added', 'lost']);

export function redlined(primary: StatementResult, later: StatementResult): Block[] {
  const { redline, findings } = drift(primary.text, later.text);
  if (findings.length === 0) return [smallPrint(STATEMENTS.unchanged)];
  const pieces = redline.map(({ op, primary: lost, later: added }): Inlines => {
    if (op === 'same') return [added];
    return [
      ...(lost === '' ? [] : [{ kind: 'lost' as const, of: [lost] }]),
      ...(lost === '' || added === '' ? [] : [' ']),
      ...(added === '' ? [] : [{ kind: 'added' as const, of: [added] }]),
    ];
  });
  const named = findings.filter(({ kind }) => !SHOWN.has(kind)).map((one): Inlines => [drifted(one)]);
  return [
    smallPrint(`${STATEMENTS.redline}: `, ...joined(pieces, ' '), '.'),
    ...(named.length === 0 ? [] : [smallPrint(`${STATEMENTS.drifted}: `, ...joined(named, '; '), '.')]),
  ];
}

function drifted({ kind, primary, later }: DriftFinding): string {
  return STATEMENTS.drift(kind, primary?.text, later?.text);
}
