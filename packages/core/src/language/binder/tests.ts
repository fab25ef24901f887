import { nearest } from '../diagnostics/nearest.ts';
import { quote, SAY } from '../messages.ts';
import type { FileTest, TestFact, TestStep } from '../model.ts';
import { type ExpectedOf, STATES_OF } from '../states.ts';
import type { Block, ExpectNode, FactNode, SubjectNode } from '../syntax/index.ts';
import { type Binding, labelOf, missing, rangeOf, resolve, resolveActor } from './binding.ts';
import { clausesOf } from './names.ts';

export function bindTest(b: Binding, block: Block): FileTest {
  const steps: TestStep[] = [];
  let asOf = false;
  for (const clause of block.clauses) {
    const range = rangeOf(clause);
    if (clause.kind === 'as of') {
      asOf = true;
      const known = (clause.known ?? clause.day).day;
      steps.push({ kind: 'as of', asOf: clause.day.day, known, range });
    } else if (clause.kind === 'on') {
      const fact = bindFact(b, clause.fact, clause.to && { from: clause.day.day, to: clause.to.day });
      if (fact !== undefined) steps.push({ kind: 'on', day: clause.day.day, fact, range });
    } else if (clause.kind === 'expect') {
      if (!asOf && !block.broken)
        b.report.error({ code: 'expect-when', message: SAY.expectWhen(), ...range });
      for (const node of clause.expectations) {
        if (bindExpectation(b, node)) steps.push(expectStep(node));
      }
    }
  }
  if (clausesOf(block, 'expect').length === 0) missing(b, block, 'expectation', ['“expect”']);
  return { name: labelOf(block), steps, range: rangeOf(block) };
}

function expectStep(node: ExpectNode): TestStep {
  const expectation = {
    subject: subjectName(node.subject),
    state: node.state,
    ...(node.by && { by: node.by.day }),
  };
  return { kind: 'expect', expectation, range: rangeOf(node) };
}

function subjectName(subject: SubjectNode): string {
  return subject.part === undefined ? subject.name.name : `${subject.name.name}.${subject.part.name}`;
}

/** What kind of thing a subject is, after findings about names that do not exist. */
function bindSubject(b: Binding, subject: SubjectNode): ExpectedOf | undefined {
  if (subject.name.name === 'agreement') return 'agreement';
  const found = resolve(b, subject.name, 'condition', 'commitment', 'power', 'adjustment');
  if (found === undefined) return undefined;
  const kind = found.kind as ExpectedOf;
  if (subject.part === undefined) return kind;
  const ids = found.readings ?? [];
  if (kind === 'condition' && ids.includes(subject.part.name)) return kind;
  const near = nearest(subject.part.name, ids);
  const message = SAY.unknownReading(subject.name.name, subject.part.name, near);
  b.report.error({ code: 'unknown-reading', message, ...rangeOf(subject.part), nearest: near });
  return undefined;
}

function bindExpectation(b: Binding, node: ExpectNode): boolean {
  const kind = bindSubject(b, node.subject);
  if (kind === undefined) return false;
  const states: readonly string[] = STATES_OF[kind];
  if (states.includes(node.state)) return true;
  const near = nearest(node.state, states);
  b.report.error({
    code: 'unknown-state',
    message: SAY.noExpectedState(subjectName(node.subject), kind, node.state, states, near),
    start: node.stateStart,
    end: node.stateEnd,
    expected: states.map(quote),
    nearest: near,
  });
  return false;
}

const VERDICTS: readonly string[] = ['met', 'not met', 'open'];

function bindFact(
  b: Binding,
  fact: FactNode,
  span: { readonly from: number; readonly to: number } | undefined,
): TestFact | undefined {
  if (span !== undefined && (span.to < span.from || fact.kind !== 'figure')) {
    const message = fact.kind === 'figure' ? SAY.datesReversed() : SAY.spanForFigures();
    b.report.error({ code: 'fact-span', message, ...rangeOf(fact) });
    return undefined;
  }
  switch (fact.kind) {
    case 'occurrence': {
      const found = resolve(b, fact.name, 'occurrence');
      return found && { kind: 'occurrence', id: fact.name.name };
    }
    case 'figure': {
      const found = resolve(b, fact.measure, 'measure');
      if (found === undefined) return undefined;
      const unit = found.measure?.unit ?? '';
      if (fact.unit && fact.unit.name !== unit && `${fact.unit.name}s` !== unit) {
        b.report.error({
          code: 'units',
          message: SAY.unitsDiffer('compare', unit, fact.unit.name),
          ...rangeOf(fact.unit),
        });
      }
      return { kind: 'figure', measure: fact.measure.name, value: fact.value.value, ...(span && { span }) };
    }
    case 'judgement': {
      const judge = resolveActor(b, fact.judge);
      const kind = bindSubject(b, fact.subject);
      if (!VERDICTS.includes(fact.verdict)) {
        const message = SAY.noVerdict(fact.verdict);
        b.report.error({ code: 'unknown-state', message, ...rangeOf(fact), expected: VERDICTS.map(quote) });
        return undefined;
      }
      return kind && { kind: 'judgement', judge, subject: subjectName(fact.subject), verdict: fact.verdict };
    }
  }
}
