import { createInterface } from 'node:readline';

/** Keys and lines from the one who reviews; undefined when there are no more. */
export interface Keyboard {
  readonly key: () => Promise<string | undefined>;
  readonly line: () => Promise<string | undefined>;
  readonly close: () => void;
}

const CONTROL_C = '\u0003';
const CONTROL_D = '\u0004';

/** A terminal: single keys without Enter, whole lines where text is asked for. */
export function terminalKeyboard(input: NodeJS.ReadStream, output: NodeJS.WritableStream): Keyboard {
  const key = (): Promise<string | undefined> =>
    new Promise((resolve) => {
      input.setRawMode(true);
      input.resume();
      input.setEncoding('utf8');
      input.once('data', (data: string | Buffer) => {
        input.setRawMode(false);
        input.pause();
        const char = String(data).slice(0, 1);
        resolve(char === CONTROL_C || char === CONTROL_D ? undefined : char);
      });
    });
  const line = (): Promise<string | undefined> =>
    new Promise((resolve) => {
      const reader = createInterface({ input, output, terminal: true });
      let answered = false;
      reader.once('close', () => {
        if (!answered) resolve(undefined);
      });
      reader.once('line', (text) => {
        answered = true;
        reader.close();
        resolve(text);
      });
    });
  return { key, line, close: () => input.pause() };
}

/** Piped input: a key is the first character of a line. */
export function pipedKeyboard(input: AsyncIterable<Uint8Array>): Keyboard {
  const lines = (async function* () {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const piece of input) {
      rest += decoder.decode(piece, { stream: true });
      const parts = rest.split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
    if (rest !== '') yield rest;
  })();
  const line = async (): Promise<string | undefined> => {
    const next = await lines.next();
    return next.done ? undefined : next.value.replace(/\r$/, '');
  };
  return { line, key: async () => (await line())?.slice(0, 1), close: () => {} };
}
