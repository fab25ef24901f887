import type { Adjustment, Agreement, Commitment, Condition, Deed, Power } from '../model.ts';
import type { AgreementGraph, GraphEdge, GraphEdgeKind, GraphNode, GraphNodeKind } from './model.ts';
import { namesInAnchor, namesInCircumstance, namesInFormula } from './names.ts';

/** The word under which the agreement itself is a node. It begins a block, so that nothing else can be named so. */
const AGREEMENT = 'agreement';

/** Takes one kind of dependency of a rule. */
type Add = (kind: GraphEdgeKind, names: readonly string[]) => void;

/**
 * The rules of an agreement and what they depend on, in the order of the file, kind by kind. Every condition,
 * commitment, power and adjustment is there; measures and occurrences only where a rule names them. A dependency
 * that is written several times (in two readings, say) is there once.
 */
export function graphOf(agreement: Agreement): AgreementGraph {
  const edges = edgesOf(agreement);
  const named = new Set(edges.map(({ to }) => to));
  const nodes = (kind: GraphNodeKind, list: readonly { readonly id: string; readonly label: string }[]) =>
    list.map(({ id, label }): GraphNode => ({ id, kind, label }));
  const used = ({ id }: { readonly id: string }) => named.has(id);
  return {
    title: agreement.title,
    nodes: [
      ...nodes('measure', agreement.measures.filter(used)),
      ...nodes('occurrence', agreement.occurrences.filter(used)),
      ...nodes('condition', agreement.conditions),
      ...nodes('commitment', agreement.commitments),
      ...nodes('power', agreement.powers),
      ...nodes('adjustment', agreement.adjustments),
      ...nodes('agreement', [{ id: AGREEMENT, label: agreement.title }].filter(used)),
    ],
    edges,
  };
}

/** A rule of a graph with all that it depends on, near and far, and the rules that name it. */
export function graphAround(graph: AgreementGraph, id: string): AgreementGraph {
  const kept = new Set([id]);
  for (const one of kept) for (const { from, to } of graph.edges) if (from === one) kept.add(to);
  for (const { from, to } of graph.edges) if (to === id) kept.add(from);
  return {
    title: graph.title,
    nodes: graph.nodes.filter((node) => kept.has(node.id)),
    edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

function edgesOf(agreement: Agreement): readonly GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  const addFrom =
    (from: string): Add =>
    (kind, names) => {
      for (const to of names) edges.set(`${from}\n${kind}\n${to}`, { from, to, kind });
    };
  for (const one of agreement.conditions) addCondition(one, addFrom(one.id));
  for (const one of agreement.commitments) addCommitment(agreement, one, addFrom(one.id));
  for (const one of agreement.powers) addPower(agreement, one, addFrom(one.id));
  for (const one of agreement.adjustments) addAdjustment(one, addFrom(one.id));
  return [...edges.values()];
}

function addCondition({ readings }: Condition, add: Add): void {
  for (const { rule } of readings) if (rule.kind === 'means') add('means', namesInFormula(rule.formula));
}

function addCommitment(agreement: Agreement, commitment: Commitment, add: Add): void {
  add('deed', namesInDeed(commitment.deed));
  addCircumstances(agreement, commitment, add);
  if (commitment.until) add('deadline', namesInAnchor(agreement, commitment.until.anchor));
}

function namesInDeed(deed: Deed): readonly string[] {
  if (deed.kind === 'occurrence') return [deed.id];
  return deed.kind === 'judged' ? [] : namesInFormula(deed.formula);
}

function addPower(agreement: Agreement, power: Power, add: Add): void {
  add('acts on', ['agreement' in power.effect ? AGREEMENT : power.effect.commitment]);
  addCircumstances(agreement, power, add);
  if (power.exertedBy !== undefined) add('exerted by', [power.exertedBy]);
}

function addCircumstances(
  agreement: Agreement,
  rule: Pick<Commitment, 'trigger' | 'antecedent' | 'proviso' | 'deadline'>,
  add: Add,
): void {
  const { trigger, antecedent, proviso, deadline } = rule;
  if (trigger) add('trigger', namesInCircumstance(agreement, trigger));
  if (antecedent) add('if', namesInCircumstance(agreement, antecedent));
  if (proviso) add('while', namesInCircumstance(agreement, proviso));
  if (deadline) add('deadline', namesInAnchor(agreement, deadline.anchor));
}

function addAdjustment({ to, requires, decided, done }: Adjustment, add: Add): void {
  if (requires) add('requires', namesInFormula(requires));
  if (to?.measure !== undefined) add('deed', [to.measure]);
  if (decided !== undefined) add('decided when', [decided]);
  if (done !== undefined) add('done when', [done]);
}
