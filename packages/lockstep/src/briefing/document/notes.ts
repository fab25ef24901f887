/** The numbered notes of one briefing: a note is numbered when it is first used, and used again by its key. */
import type { Inline, Inlines, NumberedNote } from './model.ts';

export interface NoteBook {
  /** The mark that leads to the note; the note is written on first use. */
  readonly mark: (key: string, write: () => Inlines) => Inline;
  readonly all: () => readonly NumberedNote[];
}

export function noteBook(): NoteBook {
  const numbers = new Map<string, number>();
  const notes: Inlines[] = [];
  return {
    mark: (key, write) => {
      const known = numbers.get(key);
      if (known !== undefined) return { kind: 'note', number: known, first: false };
      const number = numbers.size + 1;
      numbers.set(key, number);
      // A note may itself lead to a new note, which then has a higher number.
      notes[number - 1] = [];
      notes[number - 1] = write();
      return { kind: 'note', number, first: true };
    },
    all: () => notes.map((of, i) => ({ number: i + 1, of })),
  };
}
