import { type Markup, trustedStyle } from '../../markup.ts';
import { CHARTS } from './charts.ts';
import { PAGE } from './page.ts';
import { PRINT } from './print.ts';
import { TABLES } from './tables.ts';

const COMMENTS = /\/\*[\s\S]*?\*\//g;

/** The page's style sheet, without comments and indentation. */
export const STYLE: Markup = trustedStyle(
  [PAGE, TABLES, CHARTS, PRINT]
    .join('\n')
    .replace(COMMENTS, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim(),
);
