import type { ChildProcessWithoutNullStreams } from 'node:child_process';

export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A client of a child process that speaks JSON-RPC with `Content-Length` headers (LSP's base protocol). */
export interface JsonRpcClient {
  /** Resolves to the answer, result or error. */
  readonly request: (method: string, params: unknown) => Promise<Message>;
  readonly notify: (method: string, params: unknown) => void;
  /** The next notification (or one that came and was not asked for yet) of a method for which `wanted` holds. */
  readonly next: (method: string, wanted?: (params: unknown) => boolean) => Promise<unknown>;
}

export function jsonRpc(child: ChildProcessWithoutNullStreams): JsonRpcClient {
  let pending = Buffer.alloc(0);
  let id = 0;
  const answers = new Map<number, (message: Message) => void>();
  const told: Message[] = [];
  const waiting: {
    readonly takes: (message: Message) => boolean;
    readonly done: (params: unknown) => void;
  }[] = [];

  const take = (message: Message) => {
    if (message.method === undefined) {
      answers.get(message.id ?? -1)?.(message);
      return;
    }
    const at = waiting.findIndex(({ takes }) => takes(message));
    if (at < 0) told.push(message);
    else waiting.splice(at, 1)[0]?.done(message.params);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const head = pending.indexOf('\r\n\r\n');
      const length = /Content-Length: (\d+)/i.exec(pending.subarray(0, Math.max(0, head)).toString())?.[1];
      if (head < 0 || length === undefined) return;
      const [from, to] = [head + 4, head + 4 + Number(length)];
      if (pending.length < to) return;
      const body = pending.subarray(from, to).toString('utf8');
      pending = pending.subarray(to);
      take(JSON.parse(body) as Message);
    }
  });
  // A program that ends early answers nothing more: the test should say so at once.
  child.once('exit', (code) => {
    for (const answer of answers.values())
      answer({ error: { code: -1, message: `ended with code ${code}` } });
  });
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  return {
    request: (method, params) =>
      new Promise((resolve) => {
        id += 1;
        answers.set(id, resolve);
        send({ id, method, params });
      }),
    notify: (method, params) => send({ method, params }),
    next: (method, wanted = () => true) =>
      new Promise((resolve) => {
        const takes = (message: Message) => message.method === method && wanted(message.params);
        const at = told.findIndex(takes);
        if (at < 0) waiting.push({ takes, done: resolve });
        else resolve(told.splice(at, 1)[0]?.params);
      }),
  };
}
