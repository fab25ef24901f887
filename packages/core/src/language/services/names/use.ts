import type { Placed } from '../../syntax/index.ts';

/** A place in the text where something is named: where it is declared, or where it is used. */
export interface NameUse extends Placed {
  /** The declared name that is meant, also where its plural is written. */
  readonly name: string;
  /** The condition or anchor that a reading belongs to; absent for everything else. */
  readonly owner?: string;
  readonly declares: boolean;
  /** Written in the plural: `in all provinces together`. */
  readonly plural?: true;
}

/** The same for two places that name the same thing. */
export function keyOf({ name, owner }: Pick<NameUse, 'name' | 'owner'>): string {
  return owner === undefined ? name : `${owner}.${name}`;
}

/** Takes one use down. */
export type Emit = (use: NameUse) => void;

/** What the walks of this folder need: where uses go, and the text, for names inside brackets. */
export interface Walk {
  readonly emit: Emit;
  readonly text: string;
  /** The declared list of areas that `province` or `provinces` names. */
  readonly areaSet: (name: string) => string | undefined;
}
