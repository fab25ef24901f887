import type { Hue, Shape } from './model.ts';

/** The shapes as letters, for documents that are not drawn. */
export const LETTERS: Readonly<Record<Shape, string>> = {
  disc: '\u25cf',
  cross: '\u2715',
  ring: '\u25cb',
  half: '\u25d0',
  dash: '\u2013',
  square: '\u25a0',
  triangle: '\u25b6\ufe0e',
  bars: '\u2016',
  dotted: '\u25cc',
};

/** Okabe and Ito's colours; their reddish purple is darkened to be seen on paper. */
export const COLOURS: Readonly<Record<Hue, string>> = {
  blue: '0072b2',
  vermilion: 'd55e00',
  grey: '5f5f5f',
  purple: '9c4a7c',
  ink: '1b1a18',
};
