export {
  type Candidate,
  candidatesOf,
  type Entry,
  REGISTER_KINDS,
  RELATIONS,
  type RegisterKind,
  type Relation,
} from './candidates.ts';
export { duplicates } from './duplicates.ts';
export {
  type Accepted,
  accepted,
  type Decision,
  entryOf,
  type Review,
  type ReviewAction,
  type ReviewStep,
  remaining,
  reviewStep,
  startReview,
} from './review.ts';
