import { describe, expect, it } from 'vitest';
import { readAgreement } from './index.ts';

/** A sound agreement, broken below in the ways in which people break one. */
const SOUND = `agreement "Ceasefire of the Reaches"
  time zone UTC
  signed 2024-03-01

party north "Northern Council"
party south "Southern Council"
party guarantors "Guarantors" members from "members.csv"

areas district "Districts" from "areas.geojson" by "name"

source fighting "Incidents" events from "sources/fighting.csv"
source reports "Reported figures" figures from "sources/reports.csv"
source diary "Occurrences" occurrences from "sources/diary.csv"

measure deaths "Deaths from violence" sums deaths in fighting by district
measure observers "Observers in place" takes observers of guarantors in reports, unit persons

occurrence talks "Talks begin" in diary
occurrence prisoners_out "All prisoners released" in diary

condition quiet "Every district is quiet"
  basis clause "Article 2"
  means in every district, deaths over 7 days at most 3

condition good_faith "Both councils talk in good faith"
  judged by guarantors

commitment start_talks "Begin talks"
  clause "Article 4"
  north and south must jointly bring about talks within 14 days of signing

commitment release "Release all prisoners"
  each of north, south must bring about prisoners_out by 2024-03-10

commitment watch "Keep observers"
  guarantors must bring observers to at least 40 by 2024-03-15

power halt "Suspend the release"
  on violation of start_talks
  south may suspend release

adjustment step_one "Observers leave the towns"
  guarantors to 20
  requires quiet and good_faith
  decided by consensus of guarantors, silence 72 hours

test "Two weeks in"
  as of 2024-03-15 known 2024-03-15
  expect start_talks fulfilled, step_one closed
`;

/** What the file of members holds. */
const MEMBERS = { members: new Map([['guarantors', ['aland', 'borea']]]) };

type Edit = readonly [find: string, put: string];

const BROKEN: Readonly<Record<string, readonly Edit[]>> = {
  'a block word is misspelt': [['commitment start_talks', 'comitment start_talks']],
  'the agreement has no head': [
    ['agreement "Ceasefire of the Reaches"\n  time zone UTC\n  signed 2024-03-01\n', ''],
  ],
  'two blocks have one name': [['occurrence prisoners_out', 'occurrence talks']],
  'a name is misspelt': [['deaths over 7 days', 'deahts over 7 days']],
  'a party is named that is none': [['south may suspend', 'east may suspend']],
  'a day does not exist': [['by 2024-03-10', 'by 2024-02-31']],
  'a time zone does not exist': [['time zone UTC', 'time zone Middle/Reach']],
  'a text is not closed': [['"Begin talks"', '"Begin talks']],
  'a window has no unit': [['over 7 days', 'over 7']],
  'days are compared with persons': [['observers to at least 40', 'observers to at least 40 days']],
  'deaths are added to observers': [
    ['deaths over 7 days at most 3', 'deaths over 7 days + observers at most 3'],
  ],
  'areas are left out': [['in every district, deaths', 'deaths']],
  'an occurrence is looked for in the wrong kind of source': [
    ['"Talks begin" in diary', '"Talks begin" in fighting'],
  ],
  'a condition stands where an occurrence is wanted': [['bring about talks', 'bring about quiet']],
  'conditions depend on each other': [
    ['at most 3\n', 'at most 3 and calm\n'],
    ['condition good_faith', 'condition calm "Calm"\n  means quiet\n\ncondition good_faith'],
  ],
  'a deadline lies before the signing': [['by 2024-03-10', 'by 2024-02-10']],
  'a gate asks for its own adjustment': [['requires quiet and good_faith', 'requires quiet and step_one']],
  'a test expects a state that there is not': [['start_talks fulfilled', 'start_talks kept']],
  'a condition can never be met': [['at most 3', 'below 0']],
  'and and or are mixed': [['quiet and good_faith', 'quiet and good_faith or start_talks is fulfilled']],
  'everything at once': [
    ['time zone UTC', 'time zone Middle/Reach'],
    ['occurrence prisoners_out', 'occurrence talks'],
    ['deaths over 7 days', 'deahts over 7 days'],
    ['by 2024-03-10', 'by 2024-02-31'],
    ['south may suspend', 'east may suspend'],
    ['start_talks fulfilled', 'start_talks kept'],
  ],
};

function broken(edits: readonly Edit[]): string {
  let text = SOUND;
  for (const [find, put] of edits) {
    expect(text.split(find), find).toHaveLength(2);
    text = text.replace(find, () => put);
  }
  return text;
}

function told(text: string): string {
  const lines = text.split('\n');
  return readAgreement(text, MEMBERS)
    .diagnostics.flatMap(({ severity, line, column, message }) => {
      const [head = '', ...rest] = message.split('\n');
      return [
        `  ${line}:${column} ${severity}: ${head}`,
        ...rest.map((one) => `    ${one}`),
        `    | ${lines[line - 1]}`,
      ];
    })
    .join('\n');
}

describe('broken agreements', () => {
  it('begin as one without faults', () => {
    expect(readAgreement(SOUND, MEMBERS).diagnostics).toEqual([]);
  });

  it('are each told what is wrong, where, and what was expected', async () => {
    expect(Object.keys(BROKEN).length).toBeGreaterThanOrEqual(20);
    const report = Object.entries(BROKEN)
      .map(([name, edits]) => `${name}\n${told(broken(edits))}\n`)
      .join('\n');
    await expect(report).toMatchFileSnapshot('./golden/broken.txt');
  });

  it('are all found at fault', () => {
    for (const [name, edits] of Object.entries(BROKEN))
      expect(readAgreement(broken(edits), MEMBERS).diagnostics, name).not.toEqual([]);
  });
});
