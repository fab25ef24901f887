import { quote, SAY } from '../messages.ts';
import type { Agreement, Circumstance } from '../model.ts';
import { type Check, warn, warnAt } from './checking.ts';
import { reachability } from './reach.ts';

/** Measures and baselines that no rule uses. A level of a party is shown as posture even so. */
export const checkUnused: Check = (c) => {
  for (const { id, takes } of c.agreement.measures) {
    if (c.used.has(id) || (takes.kind === 'figure' && takes.of !== undefined)) continue;
    warnAt(c, id, 'unused', SAY.unused(id, 'measure'));
  }
  for (const { id } of c.agreement.baselines) {
    if (!c.used.has(id)) warnAt(c, id, 'unused', SAY.unused(id, 'baseline'));
  }
};

/** Parties that have no part in anything. */
export const checkParties: Check = (c) => {
  for (const { id } of c.agreement.parties) {
    if (!c.used.has(id)) warnAt(c, id, 'party-without-part', SAY.partyWithoutPart(id));
  }
};

/** Gates that wait for the decision that they are the gate of. */
export const checkGates: Check = (c) => {
  const reaches = reachability(c.depends);
  for (const { id, requires, decided, done } of c.agreement.adjustments) {
    if (requires === undefined) continue;
    const own = [decided, done].find((one) => one !== undefined && reaches(id, one));
    if (own === undefined) continue;
    warn(c, requires.range ?? { start: 0, end: 0 }, 'own-gate', SAY.ownGate(own), id);
  }
};

/** Clauses of the outline that nothing cites, and citations of clauses that the outline does not have. */
export const checkOutline: Check = (c) => {
  const { outline = [], conditions, commitments, powers, adjustments } = c.agreement;
  if (outline.length === 0) return;
  const listed = new Set(outline.map((entry) => entry.clause));
  const cited = new Set<string>();
  for (const one of [...conditions, ...commitments, ...powers, ...adjustments]) {
    const citations = [
      one.clause,
      'basis' in one && one.basis?.kind === 'clause' ? one.basis.citation : undefined,
    ];
    for (const clause of citations) {
      if (clause === undefined) continue;
      cited.add(clause);
      if (!listed.has(clause)) warnAt(c, one.id, 'not-in-outline', SAY.notInOutline(clause));
    }
  }
  for (const { clause, range } of outline) {
    if (!cited.has(clause)) warn(c, range, 'not-cited', SAY.notCited(clause));
  }
};

/** What waits for a violation that can never come, or for a suspension that nobody may bring about. */
export const checkReach: Check = (c) => {
  const { agreement } = c;
  const commitments = new Map(agreement.commitments.map((one) => [one.id, one]));
  for (const one of [...agreement.commitments, ...agreement.powers]) {
    for (const id of violationsIn(one.trigger, one.antecedent)) {
      const awaited = commitments.get(id);
      if (awaited?.duty === 'achieve' && awaited.deadline === undefined) {
        warnAt(c, one.id, 'unreachable', SAY.neverViolated(id));
      }
    }
  }
  const suspends = (target: string | undefined) =>
    agreement.powers.some(({ effect }) => effect.kind === 'suspend' && targetOf(effect) === target);
  for (const { id, effect } of agreement.powers) {
    const target = targetOf(effect);
    if (effect.kind === 'resume' && !suspends(target) && !suspends(undefined)) {
      warnAt(
        c,
        id,
        'unreachable',
        SAY.nothingToResume(target === undefined ? 'the agreement' : quote(target)),
      );
    }
  }
};

/** The commitment; undefined for the agreement as a whole. */
function targetOf(effect: Agreement['powers'][number]['effect']): string | undefined {
  return 'commitment' in effect ? effect.commitment : undefined;
}

function violationsIn(...circumstances: readonly (Circumstance | undefined)[]): readonly string[] {
  return circumstances.flatMap((circumstance): readonly string[] => {
    if (circumstance === undefined) return [];
    if (circumstance.kind === 'all') return violationsIn(...circumstance.of);
    const anchor = circumstance.kind === 'anchor' ? circumstance.anchor : undefined;
    return anchor?.kind === 'transition' && anchor.event === 'violated' ? [anchor.id] : [];
  });
}
