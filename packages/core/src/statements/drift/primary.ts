/** A statement on the register, as far as its primary text is concerned. */
export interface Retold {
  readonly id: string;
  readonly speaker: string;
  readonly kind: 'verbatim' | 'paraphrase' | 'translation';
  readonly relates: readonly { readonly to: string; readonly how: string }[];
}

/**
 * The verbatim words of which a paraphrase or a translation gives an account: those of the same speaker to which the
 * register relates it. Undefined where the register names none.
 */
export function primaryOf<T extends Retold>(one: T, all: readonly T[]): T | undefined {
  if (one.kind === 'verbatim') return undefined;
  return all.find(
    (other) =>
      other.kind === 'verbatim' &&
      other.speaker === one.speaker &&
      one.relates.some(({ to, how }) => to === other.id && how !== 'reacts to'),
  );
}
