/** The program's window on the outside, so that commands run in process in tests. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly cwd: string;
  /** True when standard error is a terminal: progress bars and colours are shown only then. */
  readonly terminal: boolean;
  /** Whether faults of the program are shown with their place in the code. */
  readonly trace?: boolean;
  /** Today in UTC as `YYYY-MM-DD`; the only clock, read only where a command's default needs it. */
  readonly today: () => string;
  /** What stands in for standard input; the process's own when left out. */
  readonly input?: AsyncIterable<Uint8Array>;
}

/** Exit codes: the answer is yes (or the work is done), the answer is no, the call or its input is bad. */
export const EXIT = { ok: 0, negative: 1, bad: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The process's own streams. A reader that has gone (`| head`) is no error. */
export function processIo(): Io {
  const write = (stream: NodeJS.WriteStream) => {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
    return (text: string) => {
      stream.write(text);
    };
  };
  return {
    out: write(process.stdout),
    err: write(process.stderr),
    cwd: process.cwd(),
    terminal: Boolean(process.stderr.isTTY) && process.env.NO_COLOR === undefined,
    trace: process.env.LOCKSTEP_TRACE === '1',
    today: () => new Date().toISOString().slice(0, 10),
  };
}
