export { checkFile } from './check.ts';
export { type AgreementFile, readAgreementFile } from './file.ts';
export { diagnosticsText } from './report.ts';
export { AGREEMENT } from './words.ts';
