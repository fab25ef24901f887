export { createRecord, LOG_KEY_FILE, newLogKey, readLogKey } from './create.ts';
export { below, filesBelow, placeDurably, placeFile, readIfThere, reasonOf } from './durable.ts';
export { sha256 } from './hash.ts';
export { auditFolder, folderFiles, openReader, type Reader } from './reader.ts';
export { fastSign, fastVerify } from './signature.ts';
export { openWriter, type Writer, whileLocked } from './writer.ts';
