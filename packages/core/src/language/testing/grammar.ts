/** Reads the grammar of docs/language.md and makes up sentences by it. */

export type Rule =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sequence'; readonly of: readonly Rule[] }
  | { readonly kind: 'choice'; readonly of: readonly Rule[] }
  | { readonly kind: 'option' | 'repeat'; readonly of: Rule };

export type Grammar = ReadonlyMap<string, Rule>;

/** ISO-like EBNF: `name = rule ;` with quotation marks, `|`, `[ ]`, `{ }` and `( )`. */
export function readGrammar(text: string): Grammar {
  const tokens = text.match(/"[^"]*"|[A-Za-z][\w-]*|[=;|()[\]{}]/g) ?? [];
  let at = 0;
  const expect = (sign: string) => {
    if (tokens[at++] !== sign)
      throw new Error(`grammar: ${sign} expected at ${tokens.slice(at - 4, at + 3).join(' ')}`);
  };
  function choice(): Rule {
    const of = [sequence()];
    while (tokens[at] === '|') {
      at++;
      of.push(sequence());
    }
    return of.length === 1 ? of[0]! : { kind: 'choice', of };
  }
  function sequence(): Rule {
    const of: Rule[] = [];
    for (let token = tokens[at]; token !== undefined && !'|;)]}'.includes(token); token = tokens[at])
      of.push(item(token));
    return of.length === 1 ? of[0]! : { kind: 'sequence', of };
  }
  function item(token: string): Rule {
    at++;
    if (token.startsWith('"')) return { kind: 'word', text: token.slice(1, -1) };
    const closing = { '(': ')', '[': ']', '{': '}' }[token];
    if (closing === undefined) return { kind: 'name', name: token };
    const of = choice();
    expect(closing);
    if (token === '(') return of;
    return { kind: token === '[' ? 'option' : 'repeat', of };
  }
  const rules = new Map<string, Rule>();
  while (at < tokens.length) {
    const name = tokens[at++]!;
    expect('=');
    rules.set(name, choice());
    expect(';');
  }
  return rules;
}

/** All words and signs that stand in quotation marks. */
export function wordsOf(grammar: Grammar): ReadonlySet<string> {
  const words = new Set<string>();
  const walk = (rule: Rule): void => {
    if (rule.kind === 'word') words.add(rule.text);
    else if (rule.kind === 'sequence' || rule.kind === 'choice') rule.of.forEach(walk);
    else if (rule.kind !== 'name') walk(rule.of);
  };
  for (const rule of grammar.values()) walk(rule);
  return words;
}

export interface Writer {
  /** A sentence of a rule: its tokens. */
  readonly sentence: (name: string, depth: number) => readonly string[];
  /** Rules with a choice, option or repetition that no sentence has taken yet. */
  readonly untaken: () => readonly string[];
}

/** Makes up sentences that take, before anything else, what no sentence has taken so far. */
export function writerOf(
  grammar: Grammar,
  lexical: Readonly<Record<string, () => string>>,
  random: () => number,
): Writer {
  const taken = new Map<Rule, number[]>();
  const least = depths(grammar, lexical);
  const count = (rule: Rule, index: number) => {
    const counts = taken.get(rule) ?? [];
    counts[index] = (counts[index] ?? 0) + 1;
    taken.set(rule, counts);
  };
  const fewest = (rule: Rule, indices: readonly number[]): number => {
    const counts = taken.get(rule) ?? [];
    const uses = (i: number) => (counts[i] ?? 0) + random() * 0.9;
    return indices.map((i) => [i, uses(i)] as const).reduce((a, b) => (b[1] < a[1] ? b : a))[0];
  };
  function write(rule: Rule, depth: number, out: string[]): void {
    switch (rule.kind) {
      case 'word':
        out.push(rule.text);
        return;
      case 'name': {
        const token = lexical[rule.name];
        const named = grammar.get(rule.name);
        if (token !== undefined) out.push(token());
        else if (named === undefined) throw new Error(`grammar: there is no ${rule.name}`);
        else write(named, depth - 1, out);
        return;
      }
      case 'sequence':
        for (const part of rule.of) write(part, depth, out);
        return;
      case 'choice': {
        const fits = rule.of.map((_, i) => i).filter((i) => least(rule.of[i]!) <= depth);
        const shallowest = rule.of.reduce((a, b, i) => (least(b) < least(rule.of[a]!) ? i : a), 0);
        const i = fits.length > 0 ? fewest(rule, fits) : shallowest;
        count(rule, i);
        write(rule.of[i]!, depth, out);
        return;
      }
      case 'option':
      case 'repeat': {
        const may = least(rule.of) <= depth ? fewest(rule, [0, 1]) : 0;
        count(rule, may);
        for (let i = 0; i < (may === 0 ? 0 : rule.kind === 'option' ? 1 : 2); i++) write(rule.of, depth, out);
      }
    }
  }
  return {
    sentence: (name, depth) => {
      const out: string[] = [];
      write({ kind: 'name', name }, depth, out);
      return out;
    },
    untaken: () => {
      const complete = (rule: Rule): boolean => {
        const counts = taken.get(rule) ?? [];
        if (rule.kind === 'word' || rule.kind === 'name') return true;
        if (rule.kind === 'sequence') return rule.of.every(complete);
        if (rule.kind === 'choice')
          return rule.of.every((part, i) => counts[i] !== undefined && complete(part));
        return counts[0] !== undefined && counts[1] !== undefined && complete(rule.of);
      };
      return [...grammar].flatMap(([name, rule]) => (complete(rule) ? [] : [name]));
    },
  };
}

/** How deep names must be followed, at least, to write a rule. */
function depths(grammar: Grammar, lexical: Readonly<Record<string, unknown>>): (rule: Rule) => number {
  const known = new Map<string, number>();
  const depthOf = (rule: Rule): number => {
    switch (rule.kind) {
      case 'word':
        return 0;
      case 'name':
        return lexical[rule.name] !== undefined ? 0 : 1 + (known.get(rule.name) ?? 1000);
      case 'sequence':
        return Math.max(0, ...rule.of.map(depthOf));
      case 'choice':
        return Math.min(...rule.of.map(depthOf));
      default:
        return 0;
    }
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const [name, rule] of grammar) {
      const depth = depthOf(rule);
      if (depth < (known.get(name) ?? 1000)) {
        known.set(name, depth);
        changed = true;
      }
    }
  }
  return (rule) => (rule.kind === 'option' || rule.kind === 'repeat' ? depthOf(rule.of) : depthOf(rule));
}
