/** One line (or quoted run of lines) of a CSV file that cannot be read as a row. */
export interface BadRecord {
  readonly line: number;
  readonly reason: string;
  readonly expected: string;
  /** The beginning of the text in question. */
  readonly excerpt: string;
}

export interface ScannerOptions {
  readonly delimiter: string;
  /** Longest row in characters; longer ones are rejected without being kept in memory. */
  readonly longest?: number;
  /** Number of cells that a row must have; 0 while it is not known yet. */
  readonly width: () => number;
  readonly record: (cells: string[], line: number) => void;
  readonly bad: (record: BadRecord) => void;
}

export interface Scanner {
  /** Takes the next piece of text. */
  push(text: string): void;
  end(): void;
}

export const LONGEST_ROW: number = 1 << 20;
const EXCERPT = 60;
const OPENED = 'a quote is opened here and not closed on this line';

/**
 * Reads CSV (RFC 4180) piece by piece. A quote that is opened and never closed would swallow the rows after it, so
 * a quoted row that grows too long, reaches the end of the file or has the wrong number of cells loses only its
 * first line, and reading goes on with the next.
 */
export function createScanner(options: ScannerOptions): Scanner {
  const { delimiter, longest = LONGEST_ROW, width, record, bad } = options;
  let text = '';
  let line = 1;
  let skipping = false;

  const cut = (from: number) =>
    text
      .slice(from, from + EXCERPT)
      .split('\n', 1)[0]!
      .trimEnd();
  const tooLong = (at: number) => {
    bad({
      line,
      reason: 'the line is too long',
      expected: `a line of at most ${longest} characters`,
      excerpt: cut(at),
    });
  };

  function scan(last: boolean): void {
    let at = 0;
    let quote = text.indexOf('"');
    while (at < text.length) {
      let eol = text.indexOf('\n', at);
      if (eol < 0) {
        if (!last) break;
        eol = text.length;
      }
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at);
      if (quote < 0 || quote > eol) {
        at = plain(at, eol);
        continue;
      }
      const next = quoted(at, eol, last);
      if (next < 0) break;
      at = next;
    }
    text = text.slice(at);
  }

  /** A line without quotes. Returns where the next one begins. */
  function plain(at: number, eol: number): number {
    const end = eol > at && text.charCodeAt(eol - 1) === 13 ? eol - 1 : eol;
    if (eol - at > longest) tooLong(at);
    else if (end > at) emit(text.slice(at, end).split(delimiter), line, at);
    line++;
    return eol + 1;
  }

  /** A row with quotes. Returns where the next one begins, or -1 when more text is needed. */
  function quoted(at: number, eol: number, last: boolean): number {
    const row = parseQuoted(text, at, delimiter, last);
    const lost = (reason: string) => {
      bad({
        line,
        reason,
        expected: 'a closing quote; a quote inside a cell is written twice',
        excerpt: cut(at),
      });
      line++;
      return eol + 1;
    };
    if (row.kind === 'open') {
      if (!last && text.length - at <= longest) return -1;
      return lost(OPENED);
    }
    if (row.kind === 'stray') return lost(row.lines > 1 ? OPENED : 'text follows a closing quote');
    if (row.end - at > longest) return lost('the row is too long');
    if (row.lines > 1 && width() > 0 && row.cells.length !== width()) {
      return lost(OPENED);
    }
    emit(row.cells, line, at);
    line += row.lines;
    return row.end;
  }

  function emit(cells: string[], at: number, from: number): void {
    const wanted = width();
    if (wanted > 0 && cells.length !== wanted) {
      bad({
        line: at,
        reason: `the row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`,
        expected: `${wanted} cells, as in the header`,
        excerpt: cut(from),
      });
    } else {
      record(cells, at);
    }
  }

  return {
    push(piece) {
      if (skipping) {
        const eol = piece.indexOf('\n');
        if (eol < 0) return;
        skipping = false;
        line++;
        text = piece.slice(eol + 1);
      } else {
        text = text === '' ? piece : text + piece;
      }
      scan(false);
      if (text.length > longest && !text.includes('\n')) {
        tooLong(0);
        text = '';
        skipping = true;
      }
    },
    end() {
      if (!skipping) scan(true);
      text = '';
    },
  };
}

type QuotedRow =
  | { readonly kind: 'row'; readonly cells: string[]; readonly end: number; readonly lines: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'stray'; readonly lines: number };

/**
 * The row that begins at `at`; a quote counts only at the beginning of a cell. A row that reaches the end of the text
 * is complete only when no more is to come.
 */
function parseQuoted(text: string, at: number, delimiter: string, last: boolean): QuotedRow {
  const cells: string[] = [];
  let lines = 1;
  let i = at;
  for (;;) {
    if (text[i] === '"') {
      let cell = '';
      let from = i + 1;
      let close: number;
      for (;;) {
        close = text.indexOf('"', from);
        if (close < 0) return { kind: 'open' };
        cell += text.slice(from, close);
        if (text[close + 1] !== '"') break;
        cell += '"';
        from = close + 2;
      }
      for (let k = cell.indexOf('\n'); k >= 0; k = cell.indexOf('\n', k + 1)) lines++;
      cells.push(cell);
      i = close + 1;
    } else {
      let end = i;
      while (end < text.length && text[end] !== delimiter && text[end] !== '\n') end++;
      const stop = text[end] !== delimiter && text[end - 1] === '\r' ? end - 1 : end;
      cells.push(text.slice(i, Math.max(i, stop)));
      i = end;
    }
    if (text[i] === '\r' && (text[i + 1] === '\n' || i + 1 === text.length)) i++;
    if (i >= text.length && !last) return { kind: 'open' };
    if (i >= text.length || text[i] === '\n') return { kind: 'row', cells, end: i + 1, lines };
    if (text[i] !== delimiter) return { kind: 'stray', lines };
    i++;
  }
}
