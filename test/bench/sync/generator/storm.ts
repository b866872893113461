import { type Client, closeAll, connectClient } from './client.js';
import type { Room } from './commands.js';

/** See `Commands.storm`. */
export async function storm(rooms: readonly Room[], tabsPerRoom: number): Promise<number> {
  const clients: Client[] = [];
  const began = performance.now();
  const synchronised = rooms.flatMap((room) =>
    Array.from(
      { length: tabsPerRoom },
      (_, turn) =>
        new Promise<void>((resolve, reject) => {
          clients.push(
            connectClient(room, turn, room.stateVector, {
              answered: () => resolve(),
              updated: () => undefined,
              closed: (code, reason) => reject(new Error(`A tab was closed: ${code} ${reason}`)),
            }),
          );
        }),
    ),
  );
  try {
    await Promise.all(synchronised);
    return (performance.now() - began) / 1_000;
  } finally {
    await closeAll(clients);
  }
}
