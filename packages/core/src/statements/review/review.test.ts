import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../calendar/index.ts';
import { scanStatements } from '../scan.ts';
import {
  accepted,
  candidatesOf,
  duplicates,
  type Review,
  type ReviewAction,
  remaining,
  reviewStep,
  startReview,
} from './index.ts';

const TEXT = `“We stay until the conditions are met,” Ann Lee said on Monday.

Bo Dahl said the road was “closed for the whole of the winter.” Cy Orr said that nobody was told.

“We stay until the conditions are met,” Ann Lee said on Monday.`;

const start = (): Review => {
  const { statements } = scanStatements(TEXT, { document: dayFromIso('2021-03-04') as number });
  return startReview(
    TEXT,
    candidatesOf(statements, () => undefined),
  );
};

const by = { by: 'R. Viewer', at: '2021-03-05' };

function run(review: Review, ...actions: ReviewAction[]): Review {
  return actions.reduce((state, action) => {
    const step = reviewStep(state, action);
    if ('problem' in step) throw new Error(step.problem);
    return step.review;
  }, review);
}

const problem = (review: Review, action: ReviewAction): string | undefined => {
  const step = reviewStep(review, action);
  return 'problem' in step ? step.problem : undefined;
};

describe('candidates', () => {
  it('propose what was found; of a partial quotation only its quoted words are verbatim', () => {
    expect(
      start().candidates.map(({ id, found, proposed }) => [
        id,
        found,
        proposed.kind,
        proposed.said,
        proposed.text,
      ]),
    ).toEqual([
      ['lee-2021-03-01', 'quoted', 'verbatim', '2021-03-01', 'We stay until the conditions are met'],
      ['dahl-2021-03-04', 'mixed', 'verbatim', '', 'closed for the whole of the winter.'],
      ['orr-2021-03-04', 'indirect', 'paraphrase', '', 'nobody was told'],
      ['lee-2021-03-01-2', 'quoted', 'verbatim', '2021-03-01', 'We stay until the conditions are met'],
    ]);
    expect(start().candidates[1]?.proposed.note).toBe(
      'In: Bo Dahl said the road was “closed for the whole of the winter.”',
    );
    expect(duplicates(start().candidates)).toEqual([{ id: 'lee-2021-03-01-2', into: 'lee-2021-03-01' }]);
  });
});

describe('a review', () => {
  it('lets nothing on the register by itself', () => {
    expect(accepted(start())).toEqual([]);
    expect(remaining(start())).toHaveLength(4);
  });

  it('accepts, corrects, rejects and merges, with who and when', () => {
    const done = run(
      start(),
      { do: 'accept', id: 'lee-2021-03-01', ...by },
      {
        do: 'correct',
        id: 'dahl-2021-03-04',
        fields: {
          said: '2021-03-03',
          kind: 'paraphrase',
          text: 'the road is closed',
          bearsOn: ['access'],
          relates: [{ to: 'lee-2021-03-01', how: 'contradicts' }],
        },
      },
      { do: 'accept', id: 'dahl-2021-03-04', ...by },
      { do: 'reject', id: 'orr-2021-03-04', reason: 'hearsay', ...by },
      { do: 'merge', id: 'lee-2021-03-01-2', into: 'lee-2021-03-01', ...by },
    );
    expect(remaining(done)).toEqual([]);
    expect(accepted(done).map(({ id, merged, by: who, at }) => [id, merged, who, at])).toEqual([
      ['lee-2021-03-01', ['lee-2021-03-01-2'], 'R. Viewer', '2021-03-05'],
      ['dahl-2021-03-04', [], 'R. Viewer', '2021-03-05'],
    ]);
    expect(accepted(done)[1]?.entry).toMatchObject({
      kind: 'paraphrase',
      bearsOn: ['access'],
      said: '2021-03-03',
    });
  });

  it('refuses what would not stand', () => {
    const review = start();
    const accept = (id: string): ReviewAction => ({ do: 'accept', id, ...by });
    expect(problem(review, accept('nobody'))).toBe('there is no candidate "nobody"');
    expect(problem(review, { do: 'accept', id: 'lee-2021-03-01', by: ' ', at: '' })).toMatch(
      /name of the one who makes it/,
    );
    expect(problem(review, accept('dahl-2021-03-04'))).toMatch(/no single day/);
    expect(problem(review, { do: 'reject', id: 'lee-2021-03-01', reason: '', ...by })).toMatch(/say why/);
    expect(problem(review, { do: 'merge', id: 'lee-2021-03-01', into: 'lee-2021-03-01', ...by })).toMatch(
      /into itself/,
    );
    expect(problem(review, { do: 'undo' })).toMatch(/nothing to undo/);
    const fixed = (fields: object, id = 'lee-2021-03-01'): string | undefined =>
      problem(run(review, { do: 'correct', id, fields }), accept(id));
    expect(fixed({ text: 'We stay until they are met' })).toMatch(/do not stand in the source/);
    expect(fixed({ text: 'We stay  until\nthe conditions' })).toBeUndefined();
    expect(fixed({ said: '2021-02-30' })).toMatch(/is no date/);
    expect(fixed({ speaker: '' })).toMatch(/no speaker/);
    expect(fixed({ said: '2021-03-04', kind: 'verbatim' }, 'orr-2021-03-04')).toMatch(/not a quotation/);
    const rejected = run(review, { do: 'reject', id: 'lee-2021-03-01', reason: 'twice', ...by });
    expect(problem(rejected, accept('lee-2021-03-01'))).toMatch(/rejected already/);
    expect(problem(rejected, { do: 'merge', id: 'lee-2021-03-01-2', into: 'lee-2021-03-01', ...by })).toMatch(
      /one that stays/,
    );
  });

  it('undoes the last decision and keeps its corrections', () => {
    const corrected = run(
      start(),
      { do: 'correct', id: 'lee-2021-03-01', fields: { capacity: 'Head of mission' } },
      { do: 'accept', id: 'lee-2021-03-01', ...by },
    );
    const undone = run(corrected, { do: 'undo' });
    expect(accepted(undone)).toEqual([]);
    expect(accepted(run(undone, { do: 'accept', id: 'lee-2021-03-01', ...by }))[0]?.entry.capacity).toBe(
      'Head of mission',
    );
  });

  it('holds for any sequence of actions: only sound, accepted entries are on the register', () => {
    const ids = start().candidates.map(({ id }) => id);
    const id = fc.constantFrom(...ids, 'nobody');
    const action: fc.Arbitrary<ReviewAction> = fc.oneof(
      fc.record({
        do: fc.constant('accept' as const),
        id,
        by: fc.constantFrom('', 'R'),
        at: fc.constant('2021-03-05'),
      }),
      fc.record({
        do: fc.constant('reject' as const),
        id,
        reason: fc.constantFrom('', 'no'),
        by: fc.constant('R'),
        at: fc.constant('2021-03-05'),
      }),
      fc.record({
        do: fc.constant('merge' as const),
        id,
        into: id,
        by: fc.constant('R'),
        at: fc.constant('2021-03-05'),
      }),
      fc.record({
        do: fc.constant('correct' as const),
        id,
        fields: fc.record({
          said: fc.constantFrom('', '2021-03-03', 'x'),
          kind: fc.constantFrom('verbatim' as const, 'paraphrase' as const),
        }),
      }),
      fc
        .record({ do: fc.constant('undo' as const), id: fc.option(id, { nil: undefined }) })
        .map(({ id: which }) =>
          which === undefined ? { do: 'undo' as const } : { do: 'undo' as const, id: which },
        ),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        let review = start();
        for (const one of actions) {
          const step = reviewStep(review, one);
          if ('review' in step) review = step.review;
        }
        expect(review.order.length).toBe(review.decisions.size);
        expect(remaining(review).length + review.decisions.size).toBe(review.candidates.length);
        for (const { entry, by: who } of accepted(review)) {
          expect(who).not.toBe('');
          expect(dayFromIso(entry.said)).toBeDefined();
          if (entry.kind === 'verbatim') expect(TEXT).toContain(entry.text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
