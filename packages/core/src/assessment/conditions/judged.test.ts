import { describe, expect, it } from 'vitest';
import type { Evidence, Judgement } from '../evidence.ts';
import { combineVerdicts, judgedSeries } from './judged.ts';

const judgement = (
  id: string,
  judge: string,
  verdict: Judgement['verdict'],
  on: number,
  more = {},
): Judgement => ({
  id,
  source: 'views',
  known: on,
  origin: judge,
  citation: id,
  subject: 'ties',
  judge,
  verdict,
  occurred: { from: on, to: on },
  reasons: '',
  ...more,
});

const evidence = (judgements: Judgement[]): Evidence => ({
  known: 100,
  root: '',
  series: new Map(),
  areas: new Map(),
  members: new Map([['alliance', [{ id: 'norway', name: 'Norway', also: [] }]]]),
  figures: [],
  judgements,
  statements: [],
  occurrences: [],
  sources: [],
  differences: [],
});

const verdicts = (by: string[], ...judgements: Judgement[]) =>
  judgedSeries(['ties'], by, evidence(judgements), { from: 0, to: 4 }).verdicts;

describe('judged conditions', () => {
  it('are open until somebody named has judged, then stand until the next judgement', () => {
    expect(
      verdicts(['alliance'], judgement('a', 'alliance', 'not met', 1), judgement('b', 'alliance', 'met', 3)),
    ).toEqual(['open', 'not met', 'not met', 'met', 'met']);
  });

  it('are disputed where two of those named differ', () => {
    expect(
      verdicts(['us', 'taliban'], judgement('a', 'us', 'not met', 0), judgement('b', 'taliban', 'met', 2)),
    ).toEqual(['not met', 'not met', 'disputed', 'disputed', 'disputed']);
  });

  it('hear the members of a party that is named, and nobody else', () => {
    expect(verdicts(['alliance'], judgement('a', 'norway', 'met', 1))[4]).toBe('met');
    expect(verdicts(['alliance'], judgement('a', 'a newspaper', 'met', 1))[4]).toBe('open');
  });

  it('are not decided by a reply, which stays on file', () => {
    const reply = judgement('b', 'us', 'met', 2, { repliesTo: 'a' });
    const judged = judgedSeries(['ties'], ['us'], evidence([judgement('a', 'us', 'not met', 1), reply]), {
      from: 0,
      to: 4,
    });
    expect(judged.verdicts[4]).toBe('not met');
    expect(judged.judgements.map((one) => one.id)).toEqual(['a', 'b']);
  });

  it('give the same whatever order the evidence comes in', () => {
    const all = [
      judgement('a', 'us', 'not met', 1),
      judgement('b', 'us', 'met', 3),
      judgement('c', 'us', 'open', 3),
    ];
    expect(verdicts(['us'], ...all)).toEqual(verdicts(['us'], ...[...all].reverse()));
  });
});

describe('the headline over readings', () => {
  it.each([
    [['met', 'met'], 'met'],
    [['not met', 'not met'], 'not met'],
    [['met', 'not met', 'open'], 'disputed'],
    [['met', 'open'], 'open'],
    [['not met', 'open'], 'open'],
    [['met', 'disputed'], 'disputed'],
    [['met', 'not triggered'], 'met'],
    [['not triggered', 'not triggered'], 'not triggered'],
  ] as const)('%j is %s', (readings, headline) => {
    expect(combineVerdicts(readings)).toBe(headline);
  });
});
