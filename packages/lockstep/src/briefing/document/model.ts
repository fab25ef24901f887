/**
 * The briefing as a document, before it is HTML, Markdown or a Word file. Content decides what is said and in which
 * order; renderers decide only how it looks. Text is always plain text here: each renderer escapes it.
 */

import type { Markup } from '../markup.ts';

/** Verdicts, states of commitments and powers, gates: everything shown as a word and a shape. */
export type Shape = 'disc' | 'cross' | 'ring' | 'half' | 'dash' | 'square' | 'triangle' | 'bars' | 'dotted';
export type Hue = 'blue' | 'vermilion' | 'grey' | 'purple' | 'ink';

export type Inline =
  | string
  | {
      readonly kind: 'strong' | 'emphasis' | 'small' | 'quoted' | 'lost' | 'added';
      readonly of: readonly Inline[];
    }
  /** `lost` and `added`: words of a redline, struck out or underlined. A word, then its shape, then its colour. */
  | { readonly kind: 'mark'; readonly word: string; readonly shape: Shape; readonly hue: Hue }
  /** The small mark that leads to a numbered note. `first`: the note leads back here. */
  | { readonly kind: 'note'; readonly number: number; readonly first: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'date'; readonly iso: string; readonly text: string }
  | { readonly kind: 'link'; readonly to: string; readonly of: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** A cell to which the column does not apply: shown as a dash, read out as `text`. */
  | { readonly kind: 'absent'; readonly text: string };

export type Inlines = readonly Inline[];

export interface Column {
  readonly head: Inlines;
  readonly align?: 'end';
}

export interface Table {
  readonly kind: 'table';
  readonly caption: Inlines;
  readonly columns: readonly Column[];
  /** The first cell of each row is its header. A cell may be empty. */
  readonly rows: readonly (readonly Inlines[])[];
  readonly wide?: boolean;
  /** On a narrow page each row becomes a block of its own. Left out: where there are several columns of words. */
  readonly stacks?: boolean;
}

/** A drawing in SVG, made for a wide page and, where it has to differ, for a narrow one. */
export interface Drawing {
  readonly wide: Markup;
  readonly narrow?: Markup;
}

export type Block =
  | {
      readonly kind: 'paragraph';
      readonly of: Inlines;
      readonly role?: 'lead' | 'kicker' | 'small' | 'label' | 'verdict';
    }
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4 | 5; readonly id: string; readonly of: Inlines }
  | { readonly kind: 'list'; readonly items: readonly Inlines[]; readonly role?: 'plain' | 'standing' }
  | {
      readonly kind: 'facts';
      readonly items: readonly { readonly term: string; readonly of: readonly Block[] }[];
    }
  | Table
  | {
      readonly kind: 'figure';
      readonly id: string;
      /** The finding, as a sentence. */
      readonly title: Inlines;
      readonly drawing: Drawing;
      readonly caption: Inlines;
      readonly data: Table;
      /** `beside`: the table stands next to the drawing; otherwise it unfolds under it. */
      readonly dataIs: 'beside' | 'folded';
    }
  | { readonly kind: 'details'; readonly summary: Inlines; readonly of: readonly Block[] }
  | {
      readonly kind: 'quote';
      readonly id: string;
      readonly text: string;
      readonly verbatim: boolean;
      readonly label: Inlines;
      readonly by: Inlines;
      readonly below: readonly Block[];
    }
  | { readonly kind: 'group'; readonly role: GroupRole; readonly id?: string; readonly of: readonly Block[] }
  | { readonly kind: 'columns'; readonly of: readonly (readonly Block[])[] };

export type GroupRole = 'condition' | 'reading' | 'commitment' | 'posture' | 'ahead' | 'panel';

export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly of: readonly Block[];
}

export interface NumberedNote {
  readonly number: number;
  readonly of: Inlines;
}

export interface BriefingDocument {
  /** Window title. */
  readonly title: string;
  /** Date of knowledge: the only date that the document itself has. */
  readonly known: string;
  /** The agreement, above the headline. */
  readonly kicker: string;
  /** The finding. */
  readonly headline: string;
  readonly dateline: Inlines;
  /** Outlines that drawings of the page refer to. */
  readonly outlines: Markup;
  /** The first screen. */
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
  readonly notes: readonly NumberedNote[];
  /** Sources come after the notes. */
  readonly after: readonly Section[];
  readonly colophon: readonly Block[];
}
