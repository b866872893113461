import { createServer } from 'node:net';
import { StartError } from '../database/start-error.js';

/** Refuses with a sentence when the port cannot be listened on. Port 0 (any free one) is never busy. */
export async function assertPortFree(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  try {
    await new Promise<void>((done, fail) => {
      probe.once('error', fail).listen(port, host, done);
    });
  } catch (cause) {
    throw listenError(host, port, cause as NodeJS.ErrnoException);
  }
  await new Promise((done) => probe.close(done));
}

/** The sentence for a failure to listen. */
export function listenError(host: string, port: number, cause: NodeJS.ErrnoException): StartError {
  if (cause.code === 'EADDRINUSE') {
    return new StartError(
      {
        zh: `端口 ${port} 已被占用（也许另一个 Colex 正在运行）。请停止占用它的程序，或用 PORT 指定另一个端口。`,
        en: `Port ${port} is in use (another Colex, perhaps). Stop the program that uses it, or name another port with PORT.`,
      },
      { cause },
    );
  }
  return new StartError(
    {
      zh: `不能在 ${host}:${port} 上监听：${cause.message}。`,
      en: `Cannot listen on ${host}:${port}: ${cause.message}.`,
    },
    { cause },
  );
}
