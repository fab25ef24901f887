/** Words between quotation marks. All offsets are UTF-16 code units of the text. */
export interface Quotation {
  /** The opening mark. */
  readonly start: number;
  /** After the closing mark; the end of the paragraph where it was never closed. */
  readonly end: number;
  /** The words inside the marks. */
  readonly from: number;
  readonly to: number;
  /** The opening mark as written. */
  readonly mark: string;
  /** False where the closing mark is missing and the end was recovered. */
  readonly closed: boolean;
  /** Index of the first and the last paragraph it reaches into. */
  readonly paragraph: number;
  readonly lastParagraph: number;
  /** Quotations inside this one. */
  readonly nested: readonly Quotation[];
}
