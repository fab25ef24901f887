import { dayFromIso } from '@lockstep/core/calendar';
import { describe, expect, it } from 'vitest';
import type { Item } from './item.ts';
import { type Release, resolveVersions, visible } from './versions.ts';

const day = (iso: string) => dayFromIso(iso)!;

const item = (id: string, from: string, known: string): Item => ({
  id,
  occurred: { from: day(from), to: day(from) },
  known: day(known),
  origin: '',
  citation: '',
  url: '',
  note: '',
  supersedes: '',
});

const MONTH = { from: day('2021-05-01'), to: day('2021-05-31') };

describe('a later release whose knowledge dates are estimated', () => {
  const first: Release<Item> = {
    rows: [item('a', '2021-05-03', '2021-05-04'), item('b', '2021-05-04', '2021-05-05')],
    known: day('2021-06-20'),
    covers: MONTH,
  };
  const second: Release<Item> = {
    rows: [
      item('a', '2021-05-03', '2021-05-04'),
      item('new-b', '2021-05-04', '2021-05-05'),
      item('june', '2021-06-02', '2021-06-03'),
    ],
    known: day('2022-03-01'),
    covers: { from: day('2021-05-01'), to: day('2021-06-30') },
    estimated: true,
  };
  const ids = (known: string) =>
    visible(resolveVersions([first, second]), day(known))
      .map(({ item: { id } }) => id)
      .sort();

  it('adds nothing to what was known of days that an earlier one covers', () => {
    // Under another id the same event would count twice: once for each release.
    expect(ids('2021-05-10')).toEqual(['a', 'b']);
    expect(ids('2022-02-28')).toEqual(['a', 'b', 'june']);
    expect(ids('2022-03-01')).toEqual(['a', 'june', 'new-b']);
  });
  it('keeps its estimates for days that none covers', () => {
    expect(ids('2021-06-03')).toEqual(['a', 'b', 'june']);
  });
});
