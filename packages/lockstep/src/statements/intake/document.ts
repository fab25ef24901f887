/** A document as text, with what it tells about itself. */
export interface Document {
  /** What offsets refer to. For plain text this is the file's own text. */
  readonly text: string;
  /** Ranges of `text` that are the medium's own words: menus, newsletters, copyright. Not searched. */
  readonly boilerplate: readonly { readonly start: number; readonly end: number }[];
  readonly title: string | null;
  readonly outlet: string | null;
  /** ISO date of publication. */
  readonly date: string | null;
  /** ISO 639 language code, as stated or guessed. */
  readonly language: string | null;
  readonly format: 'text' | 'html' | 'docx';
}
