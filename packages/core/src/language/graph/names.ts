import { type Formula, measuresOf, propositionsOf } from '../../logic/index.ts';
import type { Agreement, Anchor, Circumstance } from '../model.ts';
import { propositionParts } from '../reading/index.ts';
import { surgedMeasure } from '../surges.ts';

/**
 * Names of what a formula reads: propositions first, then measures, each in the order of first mention. A surge is read
 * from its measure.
 */
export function namesInFormula(formula: Formula): readonly string[] {
  return [
    ...propositionsOf(formula).map((name) => propositionParts(name).id),
    ...measuresOf(formula).map((name) => surgedMeasure(name) ?? name),
  ];
}

/** Names of what an anchor waits for; a declared anchor stands for the anchors of all of its readings. */
export function namesInAnchor(agreement: Agreement, anchor: Anchor): readonly string[] {
  return anchorNames(agreement, anchor, new Set());
}

function anchorNames(agreement: Agreement, anchor: Anchor, seen: Set<string>): readonly string[] {
  switch (anchor.kind) {
    case 'date':
    case 'signing':
      return [];
    case 'occurrence':
    case 'transition':
      return [anchor.id];
    case 'declared': {
      if (seen.has(anchor.id)) return [];
      seen.add(anchor.id);
      const declared = agreement.anchors.find(({ id }) => id === anchor.id);
      return declared?.readings.flatMap((one) => anchorNames(agreement, one.anchor, seen)) ?? [];
    }
  }
}

/** Names of what a circumstance hangs on. */
export function namesInCircumstance(agreement: Agreement, circumstance: Circumstance): readonly string[] {
  switch (circumstance.kind) {
    case 'formula':
      return namesInFormula(circumstance.formula);
    case 'anchor':
      return namesInAnchor(agreement, circumstance.anchor);
    case 'kept':
      return [circumstance.commitment];
    case 'all':
      return circumstance.of.flatMap((one) => namesInCircumstance(agreement, one));
  }
}
