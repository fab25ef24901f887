import { describe, expect, it } from 'vitest';
import { drift, origins, primaryOf, type Retold } from './index.ts';

const named = (primary: string, later: string): string[] =>
  drift(primary, later).findings.map(
    (finding) => `${finding.kind}: ${finding.primary?.text ?? '-'} > ${finding.later?.text ?? '-'}`,
  );

describe('the primary text', () => {
  const words: Retold = { id: 'w', speaker: 'A', kind: 'verbatim', relates: [] };
  const told: Retold = {
    id: 't',
    speaker: 'A',
    kind: 'paraphrase',
    relates: [{ to: 'w', how: 'contradicts' }],
  };

  it('is what the register relates a paraphrase to, of the same speaker and verbatim', () => {
    expect(primaryOf(told, [told, words])).toBe(words);
    expect(primaryOf(words, [told, words])).toBeUndefined();
    expect(primaryOf({ ...told, speaker: 'B' }, [words])).toBeUndefined();
    expect(primaryOf({ ...told, relates: [{ to: 'w', how: 'reacts to' }] }, [words])).toBeUndefined();
    expect(primaryOf(told, [{ ...words, kind: 'translation' }])).toBeUndefined();
  });
});

describe('drift', () => {
  it('tells what became of the tweet of 7 October 2020', () => {
    const tweet =
      'We should have the small remaining number of our BRAVE Men and Women serving in Afghanistan home by Christmas!';
    expect(named(tweet, 'all U.S. troops will return home by Christmas')).toEqual([
      'strengthened: should > will',
      'generalised: small remaining number > all',
      'lost: We should have the small remaining number of our BRAVE Men and Women serving in Afghanistan > -',
      'added: - > all U.S. troops will return',
    ]);
  });

  it('tells a sentence that was cut off', () => {
    const whole = 'They must preserve the gains made at such high price over the last two decades.';
    expect(named(whole, 'They must preserve the gains made at such high price.')).toEqual([
      'cut off: over the last two decades > -',
    ]);
  });

  it('tells a figure that changed', () => {
    expect(named('NATO has around 12,000 troops', 'NATO has under 12,000 troops')).toEqual([
      'figure changed: around 12,000 troops > under 12,000 troops',
    ]);
    expect(named('about 4,500 attacks', 'about 4,500 attacks')).toEqual([]);
  });

  it('tells a denial that was lost', () => {
    expect(
      named(
        'We will not leave before the conditions are met',
        'They will leave before the conditions are met',
      ),
    ).toEqual(['reversed: not > -']);
  });

  it('sees a strength that moved to another part of the sentence, and one that was weakened', () => {
    expect(named('We hope to reduce our forces to 2,500', 'The forces will be reduced to 2,500')).toContain(
      'strengthened: hope > will',
    );
    expect(named('They must leave by May', 'They may leave by May')).toContain('weakened: must > may');
    expect(named('All of the troops go home', 'Some of the troops go home')).toContain(
      'narrowed: All > Some',
    );
  });

  it('leaves alone what reported speech changes by itself', () => {
    expect(named('We are ready and we have a plan', 'they were ready and they had a plan')).toEqual([]);
  });

  it('gives a redline', () => {
    expect(drift('We stay until May', 'We leave in May').redline).toEqual([
      { op: 'same', primary: 'We', later: 'We' },
      { op: 'changed', primary: 'stay until', later: 'leave in' },
      { op: 'same', primary: 'May', later: 'May' },
    ]);
    expect(drift('', '')).toMatchObject({ redline: [], findings: [], kept: 1, faithful: 1 });
  });
});

describe('origins', () => {
  const text = 'They must preserve the gains made at such high price over the last two decades.';

  it('count five outlets that quote one report once', () => {
    const items = ['ap', 'afp', 'times', 'post', 'globe'].map((id, i) => ({
      id,
      speaker: 'Jens Stoltenberg',
      text: i < 2 ? text : 'they must preserve the gains made at such high price',
    }));
    expect(origins(items)).toEqual([{ id: 'ap', members: ['ap', 'afp', 'times', 'post', 'globe'] }]);
  });

  it('keep speakers and other words apart', () => {
    const items = [
      { id: 'a', speaker: 'A', text },
      { id: 'b', speaker: 'B', text },
      { id: 'c', speaker: 'A', text: 'Any further adjustments remain conditions-based.' },
      { id: 'd', speaker: 'A', text: 'No' },
      { id: 'e', speaker: 'A', text: 'No.' },
      { id: 'f', speaker: 'A', text: '' },
    ];
    expect(origins(items).map(({ members }) => members)).toEqual([['a'], ['b'], ['c'], ['d', 'e'], ['f']]);
  });
});
