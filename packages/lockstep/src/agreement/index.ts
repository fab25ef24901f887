export { checkFile } from './check.ts';
export { readAgreementFile } from './file.ts';
export { diagnosticsText } from './report.ts';
export { AGREEMENT } from './words.ts';
