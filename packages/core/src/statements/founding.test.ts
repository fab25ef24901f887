import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromSpan } from '../calendar/index.ts';
import { datesIn, indexRegisters, placesIn, scanStatements } from './index.ts';

// The article lies beside the checkout and is no part of it.
const ARTICLE = new URL('../../../../../shared/sources/article-2020-10-21.txt', import.meta.url);
const here = existsSync(ARTICLE);
if (!here) console.log('skipped: ../shared/sources/article-2020-10-21.txt is not there');

describe.runIf(here)('the founding article', () => {
  const text = here ? readFileSync(ARTICLE, 'utf8') : '';
  const day = dayFromIso('2020-10-21') as number;
  const { statements } = scanStatements(text, { document: day });
  const quoted = statements.filter(({ kind }) => kind !== 'indirect');

  it('has six quotations, all of the Secretary General', () => {
    expect(quoted.map((statement) => statement.speaker?.person)).toEqual(Array(6).fill('Jens Stoltenberg'));
    expect(quoted.map((statement) => statement.text.slice(0, 24))).toEqual([
      'In Afghanistan, NATO has',
      'As part of the peace pro',
      'alliance members will ma',
      'the Taliban “must break ',
      'They must negotiate in g',
      'recent talks in Doha, Qa',
    ]);
    expect(quoted.every(({ said }) => said.from === '2020-10-21' && said.to === '2020-10-21')).toBe(true);
    expect(quoted[0]).toMatchObject({ cue: 'told', addressee: 'reporters', place: 'Brussels' });
  });

  it('keeps the quotation within the quotation', () => {
    expect(quoted[2]?.kind).toBe('mixed');
    expect(quoted[2]?.quotes[0]?.text).toContain(
      '‘in together, adjust together, and when the time is right,',
    );
    expect(quoted[2]?.text).toContain('but not before');
  });

  it('reads 12,000 as "around"', () => {
    expect(quoted[0]?.figures).toMatchObject([
      {
        value: 12000,
        low: 11500,
        high: 12500,
        qualifier: 'around',
        sense: 'about',
        unit: 'persons',
        of: 'troops',
      },
    ]);
  });

  it('takes the tweet for a paraphrase with a speaker of its own', () => {
    expect(statements.find(({ cue }) => cue === 'tweeted')).toMatchObject({
      kind: 'indirect',
      text: 'all U.S. troops will return home by Christmas',
      speaker: { text: 'President Trump', person: 'Trump' },
      said: { from: '2020-10-01', to: '2020-10-20' },
    });
  });

  it('dates the February deal to February 2020', () => {
    const february = datesIn(text, day).find((date) => date.text === 'February');
    expect(february && isoFromSpan(february.span)).toBe('2020-02-01/2020-02-29');
  });

  it('finds Helmand as a place, known or proposed', () => {
    const none = indexRegisters({ people: [], parties: [], places: [] });
    expect(placesIn(text, none).map((place) => place.text)).toContain('Helmand');
    const known = indexRegisters({
      people: [],
      parties: [],
      places: [{ id: 'AF-HEL', name: 'Hilmand', also: ['Helmand'] }],
    });
    expect(placesIn(text, known).find((found) => found.place)).toMatchObject({
      text: 'Helmand',
      place: { id: 'AF-HEL' },
    });
  });
});
