import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import cliProgress from 'cli-progress';
import type { Io } from './io.ts';

export interface FileProgress {
  /** A bar for one file, told how many of its bytes have been read. */
  readonly start: (file: string) => (bytes: number) => void;
  readonly stop: () => void;
}

/** Files below this size are read before a bar could be looked at. */
const WORTH_A_BAR = 20_000_000;

/** Progress bars on standard error, only in a terminal and only for large files. */
export function fileProgress(io: Io): FileProgress {
  let bar: cliProgress.SingleBar | undefined;
  const stop = () => {
    bar?.stop();
    bar = undefined;
  };
  return {
    stop,
    start(file) {
      stop();
      const size = statSync(resolve(io.cwd, file), { throwIfNoEntry: false })?.size ?? 0;
      if (!io.terminal || size < WORTH_A_BAR) return () => {};
      bar = new cliProgress.SingleBar({
        format: `${file} {bar} {percentage}%`,
        stream: process.stderr,
        hideCursor: true,
        clearOnComplete: true,
      });
      bar.start(size, 0);
      return (bytes) => bar?.update(bytes);
    },
  };
}
