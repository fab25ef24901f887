import type { Findings } from '../diagnostics/diagnostic.ts';
import { SAY } from '../messages.ts';
import type { Names } from './names.ts';

/**
 * Reports conditions, baselines, anchors and commitments whose value on a day depends on itself on that day. Each
 * cycle is told once, where its first member is declared. Depth-first without recursion: chains may be long.
 */
export function checkCycles(names: Names, report: Findings): void {
  findCycles(names.depends, (cycle) => tell(cycle, names, report));
}

/** Finds cycles, each once, and says whether there are any. */
export function findCycles(
  depends: ReadonlyMap<string, ReadonlySet<string>>,
  found: (cycle: readonly string[]) => void,
): boolean {
  const done = new Set<string>();
  let any = false;
  const take = (cycle: readonly string[]) => {
    any = true;
    found(cycle);
  };
  for (const start of depends.keys()) if (!done.has(start)) search(depends, start, done, take);
  return any;
}

interface Step {
  readonly name: string;
  readonly next: Iterator<string>;
}

function search(
  depends: ReadonlyMap<string, ReadonlySet<string>>,
  start: string,
  done: Set<string>,
  found: (cycle: readonly string[]) => void,
): void {
  const path: Step[] = [];
  const depth = new Map<string, number>();
  const enter = (name: string) => {
    depth.set(name, path.length);
    path.push({ name, next: (depends.get(name) ?? []).values() });
  };
  enter(start);
  while (path.length > 0) {
    const { name, next } = path[path.length - 1]!;
    const step = next.next();
    if (step.done) {
      done.add(name);
      depth.delete(name);
      path.pop();
      continue;
    }
    const at = depth.get(step.value);
    if (at !== undefined) found(path.slice(at).map((one) => one.name));
    else if (!done.has(step.value) && depends.has(step.value)) enter(step.value);
  }
}

function tell(cycle: readonly string[], names: Names, report: Findings): void {
  const ident = (name: string) => names.declarations.get(name.split('.')[0] ?? name)?.name;
  const place = (name: string) => ident(name)?.start ?? 0;
  const first = cycle.reduce((a, c) => (place(c) < place(a) ? c : a));
  const at = cycle.indexOf(first);
  // A condition stands before each of its readings: say only the reading.
  const whole = [...cycle.slice(at), ...cycle.slice(0, at), first];
  const path = whole.filter((name, i) => whole[i + 1]?.startsWith(`${name}.`) !== true);
  const declared = ident(first);
  if (declared === undefined) return;
  const { start, end } = declared;
  report.error({ code: 'cycle', message: SAY.cycle(path), start, end });
}
