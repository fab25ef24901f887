export { type Drift, type DriftFinding, type DriftKind, drift, type RedlinePiece } from './drift.ts';
export { type Origin, origins, type Told } from './origins.ts';
export { primaryOf, type Retold } from './primary.ts';
