/** Entries about keys, in plain words. */
import {
  fingerprint,
  listField,
  objectOf,
  type Payload,
  parsePublicKey,
  type Roster,
  textField,
  textsField,
} from '@lockstep/core/record';
import { nameOf } from './open.ts';
import { KEYS } from './words.ts';

export function keySentence(payload: Payload, roster: Roster): string {
  const by = nameOf(roster, payload.by);
  const who = () => nameOf(roster, textField(payload, 'who'));
  switch (payload.kind) {
    case 'found': {
      const people = listField(payload, 'principals').map((one) => objectOf(one, 'principals'));
      const chair = people.find(({ id }) => id === payload.by) ?? {};
      const others = people.filter((one) => one !== chair).map((one) => textField(one, 'name'));
      return `${KEYS.found(textField(chair, 'name'), textField(payload, 'title'), others)}.`;
    }
    case 'enrol': {
      const one = objectOf(payload.who, 'who');
      const key = fingerprint(parsePublicKey(textField(one, 'key')));
      return `${KEYS.enrol(by, textField(one, 'name'), textsField(one, 'roles'), key)}.`;
    }
    case 'leave':
      return `${KEYS.leave(by, who())}.`;
    case 'rotate':
      return `${KEYS.rotate(by, who(), fingerprint(parsePublicKey(textField(payload, 'key'))))}.`;
    default:
      return `${KEYS.revoke(by, who(), textField(payload, 'key'), textField(payload, 'because'))}.`;
  }
}
