import { stat } from 'node:fs/promises';
import { dirname, extname, relative, resolve } from 'node:path';
import { type AgreementGraph, mermaidOf } from '@lockstep/core/language';
import { Problem } from '../cli/problem.ts';
import { writeAtomic } from '../evidence/pins/atomic.ts';
import { svgOf } from './svg.ts';
import { GRAPH } from './words.ts';

const WRITERS: Readonly<Record<string, (graph: AgreementGraph) => string>> = {
  '.svg': svgOf,
  '.mmd': mermaidOf,
};

/** Writes a graph in the form that the file's ending names; gives the file as shown. Throws a `Problem`. */
export async function writeGraph(graph: AgreementGraph, file: string, cwd: string): Promise<string> {
  const path = resolve(cwd, file);
  const inside = relative(cwd, path);
  const shown = inside.startsWith('..') ? path : inside;
  const draw = WRITERS[extname(path).toLowerCase()];
  if (draw === undefined) throw new Problem(GRAPH.format(shown, Object.keys(WRITERS)));
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory()) throw new Problem(GRAPH.noFolder(shown));
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new Problem(GRAPH.isFolder(shown));
  await writeAtomic(path, draw(graph));
  return shown;
}
