import { type ExpectedOf, STATES_OF } from '../../states.ts';
import type { Block } from '../../syntax/index.ts';
import type { OpenAgreement } from '../document.ts';

const JUDGED: readonly string[] = ['met', 'not met', 'open'];

export interface StatePlace {
  readonly states: readonly string[];
  /** Where the state begins in the text that was read. */
  readonly start: number;
  /** `by DATE` may follow. */
  readonly byDay: boolean;
}

/** The states that can stand at the end of a block, when its last clause ends with one. */
export function stateAtEnd({ declared }: OpenAgreement, block: Block, text: string): StatePlace | undefined {
  const clause = block.clauses.at(-1);
  if (clause?.kind === 'expect') {
    const node = clause.expectations.at(-1);
    if (node === undefined || node.stateEnd !== text.length) return undefined;
    const subject = node.subject.name.name;
    const kind = subject === 'agreement' ? subject : declared.declarations.get(subject)?.kind;
    if (kind === undefined || !(kind in STATES_OF)) return undefined;
    return { states: STATES_OF[kind as ExpectedOf], start: node.stateStart, byDay: true };
  }
  if (clause?.kind === 'on' && clause.fact.kind === 'judgement' && clause.end === text.length) {
    const rest = text.slice(clause.fact.subject.end);
    const blank = /^\s+(?:is\s+)?/i.exec(rest)?.[0].length ?? 0;
    return { states: JUDGED, start: clause.fact.subject.end + blank, byDay: false };
  }
  return undefined;
}
