export {
  type AheadOfDecision,
  aheadOfDecisions,
  type DecisionOnRecord,
  type Disagreement,
  disagreements,
  type OnRecord,
  type Timeline,
  timelines,
} from './bearing.ts';
