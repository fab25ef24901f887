import type { Formula } from '../logic/index.ts';
import { compileFormula } from './compile/formulas.ts';
import type { Scope } from './compile/scope.ts';
import { BUILT_IN_UNITS } from './compile/units.ts';
import { createReport, type Diagnostic } from './diagnostics/diagnostic.ts';
import { nearest } from './diagnostics/nearest.ts';
import { tokenize } from './lexer/lexer.ts';
import { SAY } from './messages.ts';
import { ABANDONED, unexpected } from './parser/cursor.ts';
import { readFormula } from './parser/formulas.ts';
import { createParser, MAX_LENGTH, reportFaults } from './parser/parser.ts';

export interface FormulaResult {
  /** Given whenever there are no errors. */
  readonly formula?: Formula;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one formula by itself, in either spelling. Names are columns of a trace: numbers (`measure`) where a number
 * stands, yes-or-no (`proposition`) where a truth value stands. With `signals`, any other name is an error.
 */
export function parseFormula(text: string, signals?: Iterable<string>): FormulaResult {
  const report = createReport(text);
  const known = signals === undefined ? undefined : new Set(signals);
  if (text.length > MAX_LENGTH) {
    report.error({ code: 'too-long', message: SAY.tooLong(text.length, MAX_LENGTH), start: 0, end: 0 });
    return { diagnostics: report.diagnostics() };
  }
  const scope: Scope = {
    report,
    text,
    units: new Set(BUILT_IN_UNITS),
    meaning: (name) => (known === undefined || known.has(name) ? { kind: 'signal' } : undefined),
    trace: known !== undefined,
    nearest: (name, among) => nearest(name, among ?? known ?? []),
    use: () => {},
  };
  const tokens = tokenize(text);
  reportFaults(text, tokens, report);
  const p = createParser(text, tokens, report);
  try {
    const expression = readFormula(p);
    if (p.at < p.stop) unexpected(p, ['the end of the formula']);
    const value = compileFormula(expression, scope);
    const diagnostics = report.diagnostics();
    return report.errors === 0 && value !== undefined
      ? { formula: value.formula, diagnostics }
      : { diagnostics };
  } catch (error) {
    if (error !== ABANDONED) throw error;
    return { diagnostics: report.diagnostics() };
  }
}
