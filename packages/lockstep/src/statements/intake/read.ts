import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Problem } from '../../cli/problem.ts';
import { SAY } from '../words.ts';
import { decodeText } from './decode.ts';
import type { Document } from './document.ts';
import { docxDocument } from './docx.ts';
import { htmlDocument } from './html.ts';
import { plainDocument } from './plain.ts';
import { ZipError } from './zip.ts';

/** Documents larger than this are refused. */
const MOST = 128 * 1024 * 1024;

async function bytesOf(name: string, cwd: string, input: AsyncIterable<Uint8Array>): Promise<Buffer> {
  if (name === '-') {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of input) {
      size += piece.length;
      if (size > MOST) throw new Problem(SAY.tooLarge('128 MB'), { file: name });
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  }
  try {
    const bytes = await readFile(resolve(cwd, name));
    if (bytes.length > MOST) throw new Problem(SAY.tooLarge('128 MB'), { file: name });
    return bytes;
  } catch (error) {
    if (error instanceof Problem) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new Problem(
      code === 'ENOENT' ? SAY.noSuchFile : code === 'EISDIR' ? SAY.folder : SAY.unreadable(code),
      { file: name },
    );
  }
}

const looksLikeHtml = (text: string): boolean =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<!doctype html|<html|<head|<body|<article|<\?xml[^>]*>\s*<!doctype html)/i.test(
    text.slice(0, 4096),
  ) ||
  (/<(?:p|div|br|article|h1)\b[^>]*>/i.test(text.slice(0, 4096)) &&
    /<\/(?:p|div|article|h1|body)>/i.test(text));

/**
 * Reads a document: Word by its zip archive, HTML by its tags, anything else that is text as it is. The name of the
 * file decides only between HTML and plain text. Throws a `Problem` for what is none of these.
 */
export async function readDocument(
  name: string,
  cwd: string,
  input: AsyncIterable<Uint8Array>,
): Promise<Document> {
  const bytes = await bytesOf(name, cwd, input);
  const place = { file: name };
  if (bytes.length === 0) throw new Problem(SAY.empty, place);
  if (bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50) {
    try {
      const document = docxDocument(bytes);
      if (!document) throw new Problem(SAY.otherZip, place);
      if (document.text.trim() === '') throw new Problem(SAY.empty, place);
      return document;
    } catch (error) {
      if (error instanceof ZipError || error instanceof RangeError)
        throw new Problem(SAY.damagedZip(error.message), place);
      throw error;
    }
  }
  if (bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0) throw new Problem(SAY.oldWord, place);
  if (bytes.toString('latin1', 0, 5) === '%PDF-') throw new Problem(SAY.pdf, place);
  const text = decodeText(bytes);
  if (text === undefined) throw new Problem(SAY.binary, place);
  const named = /\.(x?html?|txt|text|md)$/i.exec(name)?.[1]?.toLowerCase();
  const html = named === undefined ? looksLikeHtml(text) : named.includes('htm');
  const document = html ? htmlDocument(text) : plainDocument(text);
  if (document.text.trim() === '') throw new Problem(SAY.empty, place);
  return document;
}
