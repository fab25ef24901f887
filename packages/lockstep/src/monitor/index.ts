export { answer, answerText } from './answer.ts';
export { readTrace } from './trace.ts';
export { WORDS as MONITOR } from './words.ts';
