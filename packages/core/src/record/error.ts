/** Something that is not what it should be, in one sentence: a malformed note, a key of another kind, a wrong width. */
export class RecordError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RecordError';
  }
}
