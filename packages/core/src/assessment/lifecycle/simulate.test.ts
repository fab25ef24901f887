import { describe, expect, it } from 'vitest';
import { type Day, dayFromIso, isoFromDay } from '../../calendar/index.ts';
import type { Agreement, Commitment, Power } from '../../language/index.ts';
import { simulate } from './simulate.ts';
import { fromDayOn, type Truth } from './truth.ts';
import type { Life, LifeInputs } from './world.ts';

const range = { start: 0, end: 0 };
const day = (iso: string): Day => dayFromIso(iso) ?? Number.NaN;

const commitment = (id: string, more: Partial<Commitment> = {}): Commitment => ({
  id,
  label: id,
  range,
  notes: [],
  debtors: ['a'],
  debtorMode: 'jointly',
  creditors: [],
  duty: 'achieve',
  deed: { kind: 'occurrence', id: `${id}_done` },
  deadline: { anchor: { kind: 'date', day: day('2020-03-10') }, range },
  onSuspension: 'keep',
  surviving: false,
  ...more,
});

const power = (id: string, effect: Power['effect'], more: Partial<Power> = {}): Power => ({
  id,
  label: id,
  range,
  notes: [],
  holder: ['b'],
  against: ['a'],
  effect,
  exertedBy: `${id}_used`,
  ...more,
});

const agreement = (commitments: Commitment[], powers: Power[] = []): Agreement => ({
  title: 'test',
  timeZone: 'UTC',
  signed: day('2020-02-29'),
  parties: [],
  areaSets: [],
  sources: [],
  measures: [],
  baselines: [],
  occurrences: [],
  anchors: [],
  conditions: [],
  commitments,
  powers,
  adjustments: [],
  tests: [],
});

const FIRST = day('2020-02-29');

/** Runs with `happened` (occurrence to date) and every unrecorded occurrence certainly not happened. */
function live(
  subject: Agreement,
  asOf: string,
  happened: Record<string, string>,
  deeds: Record<string, Truth> = {},
): Life {
  const last = day(asOf);
  const occurred = new Map(
    Object.entries(happened).map(([name, on]) => [name, { day: day(on), items: [`${name} on record`] }]),
  );
  const inputs: LifeInputs = {
    first: FIRST,
    last,
    signed: subject.signed,
    occurred,
    deeds: new Map(
      subject.commitments.map((one) => {
        const name = one.deed.kind === 'occurrence' ? one.deed.id : '';
        const on = occurred.get(name)?.day;
        return [one.id, deeds[one.id] ?? fromDayOn({ first: FIRST, last }, on, on)];
      }),
    ),
    deedWitness: () => [],
    formulas: () => fromDayOn({ first: FIRST, last }, undefined, FIRST),
    anchorReading: new Map(),
  };
  return simulate(subject, inputs);
}

const path = (life: Life, id: string): string[] =>
  (life.duties.get(id)?.history ?? life.warrants.get(id)?.history ?? []).map(
    (step) => `${isoFromDay(step.day)} ${step.state}`,
  );

describe('an obligation', () => {
  const talks = agreement([commitment('talks')]);

  it('is still in effect on its deadline day, which is included', () => {
    expect(path(live(talks, '2020-03-10', {}), 'talks')).toEqual(['2020-02-29 in effect']);
  });

  it('is fulfilled by a deed on the deadline day', () => {
    const life = live(talks, '2020-06-01', { talks_done: '2020-03-10' });
    expect(path(life, 'talks')).toEqual(['2020-02-29 in effect', '2020-03-10 fulfilled']);
    expect(life.state).toBe('fulfilled');
  });

  it('is violated the day after, and a late deed is recorded without undoing that', () => {
    const life = live(talks, '2020-10-21', { talks_done: '2020-09-12' });
    expect(path(life, 'talks')).toEqual(['2020-02-29 in effect', '2020-03-11 violated']);
    expect(life.duties.get('talks')?.performedLate).toBe(day('2020-09-12'));
    expect(life.state).toBe('in effect');
  });

  it('is doubtful, not violated, where the evidence leaves the deed open', () => {
    const open = fromDayOn({ first: FIRST, last: day('2020-04-01') }, undefined, FIRST);
    const duty = live(talks, '2020-04-01', {}, { talks: open }).duties.get('talks');
    expect(duty?.state).toBe('in effect');
    expect(duty?.doubtful).toBe(true);
  });

  it('without its antecedent stays created, and is discharged once that can no longer come true', () => {
    const waits = agreement([
      commitment('first'),
      commitment('second', {
        antecedent: {
          kind: 'anchor',
          anchor: { kind: 'transition', id: 'first', event: 'fulfilled' },
        },
        deadline: { anchor: { kind: 'date', day: day('2020-12-31') }, range },
      }),
    ]);
    expect(path(live(waits, '2020-03-09', {}), 'second')).toEqual(['2020-02-29 create']);
    expect(path(live(waits, '2020-04-01', {}), 'second')).toEqual([
      '2020-02-29 create',
      '2020-03-11 discharged',
    ]);
    expect(path(live(waits, '2020-04-01', { first_done: '2020-03-05' }), 'second')).toEqual([
      '2020-02-29 create',
      '2020-03-05 in effect',
    ]);
  });

  it('brought about by a violation is a remedy that fulfils the agreement', () => {
    const sale = agreement([
      commitment('pay'),
      commitment('pay_late', {
        trigger: { kind: 'anchor', anchor: { kind: 'transition', id: 'pay', event: 'violated' } },
        deadline: {
          anchor: { kind: 'transition', id: 'pay', event: 'violated' },
          offset: { unit: 'day', count: 10 },
          range,
        },
      }),
    ]);
    const life = live(sale, '2020-04-01', { pay_late_done: '2020-03-21' });
    expect(path(life, 'pay')).toEqual(['2020-02-29 in effect', '2020-03-11 violated']);
    expect(path(life, 'pay_late')).toEqual(['2020-03-11 in effect', '2020-03-21 fulfilled']);
    expect(life.state).toBe('fulfilled');
  });
});

describe('a duty to keep', () => {
  const { deadline: _, ...keep } = commitment('calm', {
    duty: 'keep',
    until: { anchor: { kind: 'date', day: day('2020-03-31') }, range },
  });
  /** Kept except on the days named. */
  const except = (...lapses: string[]): Truth => {
    const kept = fromDayOn({ first: FIRST, last: day('2020-05-01') }, FIRST, FIRST);
    for (const iso of lapses) {
      kept.certain[day(iso) - FIRST] = 0;
      kept.possible[day(iso) - FIRST] = 0;
    }
    return kept;
  };

  it('is violated at the first lapse', () => {
    const life = live(agreement([keep]), '2020-05-01', {}, { calm: except('2020-03-05', '2020-03-06') });
    expect(path(life, 'calm')).toEqual(['2020-02-29 in effect', '2020-03-05 violated']);
  });

  it('survives a lapse that is cured in time, and not one that is not', () => {
    const curable = agreement([{ ...keep, cure: { unit: 'day', count: 2 } }]);
    expect(
      path(live(curable, '2020-05-01', {}, { calm: except('2020-03-05', '2020-03-06') }), 'calm'),
    ).toEqual(['2020-02-29 in effect', '2020-04-01 fulfilled']);
    const three = except('2020-03-05', '2020-03-06', '2020-03-07', '2020-03-08');
    expect(path(live(curable, '2020-05-01', {}, { calm: three }), 'calm')).toEqual([
      '2020-02-29 in effect',
      '2020-03-08 violated',
    ]);
  });

  it('is fulfilled when its term ends without a lapse', () => {
    expect(path(live(agreement([keep]), '2020-05-01', {}, { calm: except() }), 'calm')).toEqual([
      '2020-02-29 in effect',
      '2020-04-01 fulfilled',
    ]);
  });
});

describe('a power', () => {
  const suspended = (policy: Commitment['onSuspension']) =>
    agreement(
      [commitment('deliver', { onSuspension: policy })],
      [
        power('halt', { kind: 'suspend', commitment: 'deliver' }),
        power('go_on', { kind: 'resume', commitment: 'deliver' }),
      ],
    );
  const used = { halt_used: '2020-03-05', go_on_used: '2020-03-20' };

  it('suspends and resumes; the deadline is kept, frozen or restarted as the commitment says', () => {
    expect(path(live(suspended('keep'), '2020-06-01', used), 'deliver')).toEqual([
      '2020-02-29 in effect',
      '2020-03-05 suspended',
      '2020-03-20 in effect',
      '2020-03-20 violated',
    ]);
    const frozen = live(suspended('freeze'), '2020-06-01', used);
    expect(path(frozen, 'deliver').at(-1)).toBe('2020-03-26 violated');
    const restarted = live(suspended('restart'), '2020-06-01', used);
    expect(path(restarted, 'deliver').at(-1)).toBe('2020-03-31 violated');
  });

  it('that ends its agreement counts as exerted, and ends what does not survive', () => {
    const ending = agreement(
      [commitment('deliver'), commitment('secrecy', { surviving: true })],
      [power('leave', { kind: 'terminate', agreement: true })],
    );
    const life = live(ending, '2020-03-09', { leave_used: '2020-03-05' });
    expect(life.state).toBe('terminated');
    expect(path(life, 'leave').at(-1)).toBe('2020-03-05 exerted');
    expect(path(life, 'deliver').at(-1)).toBe('2020-03-05 terminated');
    expect(path(life, 'secrecy').at(-1)).toBe('2020-02-29 in effect');
  });

  it('reaches a duty that the same violation brings about on the same day', () => {
    const violated = { kind: 'transition', id: 'deliver', event: 'violated' } as const;
    const waived = agreement(
      [
        commitment('deliver'),
        commitment('damage', {
          trigger: { kind: 'anchor', anchor: violated },
          deadline: { anchor: violated, offset: { unit: 'day', count: 14 }, range },
        }),
      ],
      [
        power(
          'waive',
          { kind: 'waive', commitment: 'damage' },
          { trigger: { kind: 'anchor', anchor: violated } },
        ),
      ],
    );
    const life = live(waived, '2020-04-30', { waive_used: '2020-03-11' });
    expect(path(life, 'damage')).toEqual(['2020-03-11 in effect', '2020-03-11 discharged']);
    expect(path(life, 'waive').at(-1)).toBe('2020-03-11 exerted');
  });

  it('that ends the agreement leaves alone what never came about', () => {
    const never = agreement(
      [
        commitment('deliver'),
        commitment('damage', {
          trigger: { kind: 'anchor', anchor: { kind: 'transition', id: 'deliver', event: 'violated' } },
        }),
      ],
      [power('leave', { kind: 'terminate', agreement: true })],
    );
    const life = live(never, '2020-06-01', { leave_used: '2020-03-05' });
    expect(path(life, 'deliver').at(-1)).toBe('2020-03-05 terminated');
    expect(life.duties.get('damage')?.state).toBe('not triggered');
  });

  const paused = (onSuspension: Commitment['onSuspension'], more: Partial<Commitment> = {}) =>
    agreement(
      [
        commitment('deliver', {
          trigger: { kind: 'anchor', anchor: { kind: 'occurrence', id: 'ordered' } },
          deadline: {
            anchor: { kind: 'occurrence', id: 'ordered' },
            offset: { unit: 'day', count: 2 },
            range,
          },
          onSuspension,
          ...more,
        }),
      ],
      [
        power('pause', { kind: 'suspend', agreement: true }),
        power('take_up', { kind: 'resume', agreement: true }),
      ],
    );
  const stopped = { pause_used: '2020-03-01', ordered: '2020-03-02', take_up_used: '2020-03-10' };

  it('that resumes the agreement is not suspended with it', () => {
    const life = live(paused('keep'), '2020-03-09', stopped);
    expect(life.state).toBe('suspended');
    expect(life.warrants.get('take_up')?.state).toBe('in effect');
    expect(live(paused('keep'), '2020-03-10', stopped).state).toBe('in effect');
  });

  it.each([
    ['keep', '2020-03-10'],
    ['freeze', '2020-03-13'],
    ['restart', '2020-03-13'],
  ] as const)('a clock that began while the agreement was suspended: %s', (policy, violated) => {
    const steps = path(live(paused(policy), '2020-06-01', stopped), 'deliver');
    expect(steps).toEqual(['2020-03-10 in effect', `${violated} violated`]);
  });

  it('a duty that waits takes effect only when the agreement does again', () => {
    const waiting = paused('freeze', {
      trigger: { kind: 'anchor', anchor: { kind: 'date', day: day('2020-02-29') } },
      antecedent: { kind: 'anchor', anchor: { kind: 'occurrence', id: 'ordered' } },
    });
    expect(path(live(waiting, '2020-03-05', stopped), 'deliver')).toEqual(['2020-02-29 create']);
    expect(path(live(waiting, '2020-06-01', stopped), 'deliver')).toEqual([
      '2020-02-29 create',
      '2020-03-10 in effect',
      '2020-03-13 violated',
    ]);
  });

  it('does nothing before it is in effect', () => {
    const later = agreement(
      [
        commitment('pay'),
        commitment('deliver', { deadline: { anchor: { kind: 'date', day: day('2020-12-01') }, range } }),
      ],
      [
        power(
          'halt',
          { kind: 'suspend', commitment: 'deliver' },
          { trigger: { kind: 'anchor', anchor: { kind: 'transition', id: 'pay', event: 'violated' } } },
        ),
      ],
    );
    expect(path(live(later, '2020-06-01', { halt_used: '2020-03-05' }), 'deliver')).toEqual([
      '2020-02-29 in effect',
    ]);
    expect(path(live(later, '2020-06-01', { halt_used: '2020-04-05' }), 'deliver')).toEqual([
      '2020-02-29 in effect',
      '2020-04-05 suspended',
    ]);
  });
});
