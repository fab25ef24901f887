export { type Answer, answer, answerText } from './answer.ts';
export { readTrace, type SignalTrace } from './trace.ts';
export { WORDS as MONITOR } from './words.ts';
