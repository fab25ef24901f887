import { describe, expect, it } from 'vitest';
import type { CouncilJson, DecisionJson } from '../../council/index.ts';
import { OCTOBER } from '../../testing/briefings.ts';
import { renderMarkdown } from '../index.ts';

const position = (
  name: string,
  kind: DecisionJson['positions'][number]['kind'],
  says: string | null,
  effect = 'noted' as const,
) => ({
  entry: 3,
  by: name.toLowerCase(),
  name,
  at: '2020-10-03T10:00:00Z',
  signed: '2020-10-03T10:00:00Z',
  kind,
  says,
  instead: kind === 'amend' ? 'Another text.' : null,
  effect: kind === 'object' ? ('breaks' as const) : effect,
});

const DECISION: DecisionJson = {
  id: 'leave-1',
  entry: 1,
  title: 'Leave together',
  text: 'We leave together.',
  rule: 'silence',
  adjustment: 'leave',
  previous: null,
  redline: null,
  state: 'broken',
  since: '2020-10-03T10:00:00Z',
  final: false,
  finalSince: null,
  proposedBy: 'chair',
  people: { chair: 'The chair', a: 'Aland' },
  proposedAt: '2020-10-02T10:00:00Z',
  basis: null,
  unmet: [
    {
      condition: 'calm',
      verdict: 'not met',
      override: { condition: 'calm', because: 'The day has come', by: 'chair', index: 1 },
    },
    { condition: 'talks', verdict: 'open' },
  ],
  silence: null,
  positions: [
    position('Aland', 'object', 'Not before.'),
    position('Dalmasca', 'amend', null),
    position('Borduria', 'reserve', 'Our forces leave last.'),
    position('Cascara', 'agree', null),
  ],
  withdrawal: null,
  missing: [{ member: 'b', name: 'Borduria', why: 'has not agreed' }],
  closed: null,
};

const RECORD: CouncilJson = {
  withheld: 0,
  record: 'lockstep.example/brief',
  title: 'A record',
  zone: 'Europe/Brussels',
  at: '2020-10-21T21:59:59Z',
  decisions: [DECISION],
  notes: [],
  withoutEffect: [],
  splitViews: [],
  deviations: [
    { kind: 'announced', adjustment: 'leave', who: 'us', on: '2020-10-07' },
    { kind: 'carried out', adjustment: 'leave', who: 'us', on: '2020-10-08', adoptedOn: '2020-10-20' },
  ],
};

/** The section, with ordinary spaces where a mark must not break. */
function section(record: CouncilJson): string {
  const text = renderMarkdown({ ...OCTOBER, decisions: record }).replaceAll('\u00a0', ' ');
  return /## Decisions on record\n\n([\s\S]*?)\n## /.exec(text)?.[1] ?? '';
}

describe('decisions in a briefing', () => {
  it('print dissent, reservations, what was set aside and who is missing', () => {
    const text = section(RECORD);
    for (const line of [
      'From the signed record “A record” (lockstep.example/brief).',
      '**Silence broken: not adopted** since 3 October 2020',
      '**Dissent:**\n\n- **Aland**, 3 October 2020\\: “Not before.”\n- **Dalmasca**, 3 October 2020 asks for another text: “Another text.”',
      '**Reservations:**\n\n- **Borduria**, 3 October 2020\\: “Our forces leave last.”',
      '**Conditions set aside:**\n\n- **No province above twice its usual week**\\: **not met** ✕, set aside by The chair: “The day has come”',
      '**Conditions not met and not set aside:**\n\n- **Start intra-Afghan negotiations**\\: **open** ○',
      '**Still missing:**\n\n- Borduria has not agreed',
      '`leave-1`. Proposed by The chair, 2 October 2020.',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('Cascara');
  });

  it('tell when silence was, among how many, and what a new round changes', () => {
    const next: DecisionJson = {
      ...DECISION,
      id: 'leave-2',
      previous: 'leave-1',
      redline: [
        { kind: 'kept', text: 'We leave ' },
        { kind: 'removed', text: 'together' },
        { kind: 'added', text: 'slowly' },
        { kind: 'kept', text: ', as we said, and as all members know, ' },
        { kind: 'added', text: 'by summer ' },
        { kind: 'kept', text: 'in good order' },
        { kind: 'removed', text: ' and at once' },
        { kind: 'kept', text: '.' },
      ],
      // Past midnight in Brussels, not yet in UTC.
      proposedAt: '2020-10-05T22:30:00Z',
      state: 'under silence',
      since: '2020-10-05T22:30:00Z',
      silence: {
        from: '2020-10-05T22:30:00Z',
        expires: '2020-10-08T16:00:00Z',
        said: '2020-10-08T18:00:00+02:00',
        zone: 'Europe/Brussels',
        entitled: ['a', 'b', 'c'],
        extensions: [{ at: '2020-10-06T10:00:00Z', said: '2020-10-08T18:00:00+02:00', because: 'Time' }],
      },
    };
    const text = section({ ...RECORD, decisions: [next] });
    for (const line of [
      '**Under silence** since 6 October 2020, until 8 October 2020, 18:00 (Europe/Brussels; 16:00 UTC)',
      '**Changes to leave-1:**\n\n- “together” becomes “slowly”\n- “by summer” is put in\n- “and at once” is taken out',
      '`leave-2` follows `leave-1`. Proposed by The chair, 6 October 2020. Under silence from 6 October 2020, 00:30 (Europe/Brussels; 5 October 2020, 22:30 UTC) until 8 October 2020, 18:00 (Europe/Brussels; 16:00 UTC), extended once, among 3 members.',
    ])
      expect(text).toContain(line);
    const other = {
      ...next,
      redline: [
        { kind: 'removed', text: 'All.' },
        { kind: 'added', text: 'None.' },
      ] as const,
    };
    expect(section({ ...RECORD, decisions: [other] })).toContain('Another text than that of leave-1.');
    expect(section({ ...RECORD, decisions: [{ ...next, redline: [] }] })).not.toContain('Changes');
  });

  it('show who ran ahead of them', () => {
    const text = section(RECORD);
    expect(text).toMatch(/7 October 2020.*announced “.*”; the record holds no adopted decision on it\./);
    expect(text).toMatch(/8 October 2020.*carried out “.*”; the record adopts it only on 20 October 2020\./);
  });

  it('are left out where there is no record, and said to be none where it is empty', () => {
    expect(renderMarkdown(OCTOBER)).not.toContain('Decisions on record');
    expect(section({ ...RECORD, withheld: 2 })).toContain(
      '2 entries are withheld from this copy of the record',
    );
    expect(section({ ...RECORD, decisions: [], deviations: [] })).toContain(
      'The record holds no proposal by this date.',
    );
  });
});
