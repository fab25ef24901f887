import { type AliasTable, aliasTable, drawAliases } from './alias.ts';
import { drawNegativeBinomial } from './draws.ts';
import type { Random } from './sfc32.ts';

/** What lies beyond a table of counts is left out when it is less likely than this. */
const TAIL = 1e-12;
/** Above this mean a table would be long, and its first entries too small for a number. */
const LARGEST_MEAN = 200;

function tableOf(mean: number, size: number): AliasTable {
  const poisson = !Number.isFinite(size);
  const odds = mean / (size + mean);
  let probability = poisson ? Math.exp(-mean) : Math.exp(-size * Math.log1p(mean / size));
  const weights: number[] = [];
  let left = 1;
  for (let k = 0; left > TAIL && !(k > mean && probability < TAIL * 1e-3); k++) {
    weights.push(probability);
    left -= probability;
    probability *= poisson ? mean / (k + 1) : (odds * (size + k)) / (k + 1);
  }
  return aliasTable(Float64Array.from(weights));
}

/** Fills `into` with `count` draws from `at` on. */
export type FillCounts = (random: Random, into: Int32Array, at: number, count: number) => void;

/** Draws very many negative binomial counts of one mean and size (size Infinity: Poisson), from a table. */
export function createNegativeBinomial(mean: number, size: number): FillCounts {
  if (mean > LARGEST_MEAN)
    return (random, into, at, count) => {
      for (let i = 0; i < count; i++) into[at + i] = drawNegativeBinomial(mean, size, random);
    };
  const table = tableOf(mean, size);
  return (random, into, at, count) => {
    drawAliases(table, random, into, at, count);
  };
}
