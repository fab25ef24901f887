import type { ExitCode, Io } from '../cli/io.ts';
import { run } from '../cli/program.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in process, in a folder, on 23 November 2026. */
export async function lockstep(cwd: string, ...argv: readonly string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    cwd,
    terminal: false,
    today: () => '2026-11-23',
  };
  const code = await run(argv, io);
  return { code, out, err };
}
