import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Memory of a Node process right after a full collection, in bytes. */
export interface LiveMemory {
  /** What JavaScript and native buffers hold: V8's used heap and the memory outside it that objects own. */
  readonly held: number;
  /** Resident set: what the operating system counts, with what V8 keeps in reserve. */
  readonly resident: number;
}

interface Answer {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: string } };
  readonly error?: { readonly message: string };
}

/** Collects garbage in the process behind a V8 inspector address and asks for its memory (Chrome DevTools protocol). */
export async function liveMemory(inspectorUrl: string): Promise<LiveMemory> {
  const socket = new WebSocket(inspectorUrl, { perMessageDeflate: false });
  await once(socket, 'open');
  let id = 0;
  const call = async (method: string, params: object = {}): Promise<Answer> => {
    id += 1;
    socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [data] = (await once(socket, 'message')) as [Buffer];
      const answer = JSON.parse(data.toString('utf8')) as Answer;
      if (answer.id !== id) continue;
      if (answer.error) throw new Error(`The inspector refused ${method}: ${answer.error.message}`);
      return answer;
    }
  };
  // Twice: what the first collection finalises (closed sockets) only the second one frees.
  await call('HeapProfiler.collectGarbage');
  await call('HeapProfiler.collectGarbage');
  const answer = await call('Runtime.evaluate', {
    expression: 'JSON.stringify(process.memoryUsage())',
    returnByValue: true,
  });
  socket.close();
  const value = answer.result?.result?.value;
  if (value === undefined) throw new Error('The inspector gave no memory figures.');
  const usage = JSON.parse(value) as NodeJS.MemoryUsage;
  return { held: usage.heapUsed + usage.external, resident: usage.rss };
}
