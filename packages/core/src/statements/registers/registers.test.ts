import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../calendar/index.ts';
import { scanStatements } from '../scan.ts';
import { findSpeaker, indexRegisters, officeOn, placesIn, plainName, proposeSpeakers } from './index.ts';

const day = (iso: string): number => dayFromIso(iso) as number;
const index = indexRegisters({
  people: [
    {
      id: 'stoltenberg',
      name: 'Jens Stoltenberg',
      also: ['Stoltenberg, Jens'],
      offices: [
        { title: 'Prime Minister of Norway', party: 'norway', to: day('2013-10-16') },
        {
          title: 'Secretary General of NATO',
          party: 'alliance',
          from: day('2014-10-01'),
          to: day('2024-09-30'),
        },
      ],
    },
    {
      id: 'miller-s',
      name: 'Austin Scott Miller',
      also: ['Scott Miller'],
      offices: [{ title: 'Commander', party: 'us', from: day('2018-09-02'), to: day('2021-07-12') }],
    },
    {
      id: 'miller-c',
      name: 'Christopher Miller',
      also: ['Chris Miller'],
      offices: [
        { title: 'Acting Secretary of Defense', party: 'us', from: day('2020-11-09'), to: day('2021-01-20') },
      ],
    },
  ],
  parties: [{ id: 'taliban', name: 'Taliban', also: ['Taleban', 'Islamic Emirate'] }],
  places: [{ id: 'AF-HEL', name: 'Hilmand', also: ['Helmand'] }],
});

describe('speakers on the register', () => {
  it('are found by name, by surname, and by the office of the day', () => {
    expect(findSpeaker(index, 'Mr. Stoltenberg', 'Jens Stoltenberg', day('2020-10-21'))).toEqual({
      id: 'stoltenberg',
      name: 'Jens Stoltenberg',
      capacity: 'Secretary General of NATO',
      party: 'alliance',
    });
    expect(findSpeaker(index, 'Stoltenberg', undefined, day('2010-01-01'))?.capacity).toBe(
      'Prime Minister of Norway',
    );
    expect(findSpeaker(index, 'Stoltenberg', undefined)?.capacity).toBe('');
    expect(findSpeaker(index, 'The Taleban', undefined)).toMatchObject({ id: 'taliban', party: 'taliban' });
  });

  it('are told apart by who was in office, and left open where that does not tell', () => {
    expect(findSpeaker(index, 'Gen. Miller', 'Miller', day('2020-10-12'))?.id).toBe('miller-s');
    expect(findSpeaker(index, 'Miller', 'Miller', day('2020-12-01'))).toBeUndefined();
    expect(findSpeaker(index, 'Gen. Scott Miller', 'Scott Miller', day('2020-12-01'))?.id).toBe('miller-s');
  });

  it('are never guessed for somebody of another first name', () => {
    expect(findSpeaker(index, 'Erik Stoltenberg', 'Erik Stoltenberg')).toBeUndefined();
    expect(findSpeaker(index, 'a senior official', undefined)).toBeUndefined();
  });

  it('are proposed when unknown, and the unnamed are not', () => {
    const text =
      '“We go,” said Gen. Omar Haddad. “We stay,” Mr. Haddad said. “No,” said a diplomat. “Yes,” Jens Stoltenberg said.';
    expect(proposeSpeakers(scanStatements(text).statements, index)).toEqual([
      { name: 'Omar Haddad', forms: ['Gen. Omar Haddad', 'Mr. Haddad'], capacity: 'Gen.', statements: 2 },
    ]);
  });

  it('compare by plain names', () => {
    expect(plainName('Gen. Austin S. Miller')).toBe('austin miller');
    expect(plainName('Al-Qaïda')).toBe(plainName('al Qaida'));
    expect(officeOn({ id: 'x', name: 'X', also: [], offices: [] }, undefined)).toBeUndefined();
  });
});

describe('places', () => {
  it('are found under every spelling, and others are proposed', () => {
    const text =
      'Fighting in the Helmand province and in Kandahar city. Talks in Doha on Monday. Hilmand is quiet.';
    expect(placesIn(text, index).map(({ text: name, place }) => [name, place?.id])).toEqual([
      ['Helmand', 'AF-HEL'],
      ['Kandahar', undefined],
      ['Doha', undefined],
      ['Hilmand', 'AF-HEL'],
    ]);
  });
});
