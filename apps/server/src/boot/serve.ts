import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { createApplication, migrate } from '../application.js';
import type { Configuration } from '../configuration.js';
import { openDatabase } from '../database/open-database.js';
import { type DemoSignIns, seedDemo } from '../demo/seed-demo.js';
import { Folds } from '../fold/folds.js';
import { assertPortFree, listenError } from './busy-port.js';

/** A Colex that serves. */
export interface Serving {
  readonly url: string;
  /** How to sign in to the demo; absent where there is none. */
  readonly signIns: DemoSignIns | undefined;
  /** Ends every connection, flushes what is queued, stops the embedded database. */
  close(): Promise<void>;
}

/** `dist/web`, seen from `dist/apps/server/src/boot`. */
const WEB_DIRECTORY = fileURLToPath(new URL('../../../../web/', import.meta.url));

/**
 * Starts everything in order: port, database, migrations, demo, then listening. Throws {@link StartError} with a
 * sentence for every foreseeable failure, after undoing what was started.
 */
export async function serve(configuration: Configuration): Promise<Serving> {
  await assertPortFree(configuration.host, configuration.port);
  const database = await openDatabase(configuration, 'serve');
  try {
    await migrate(database.url);
    let signIns: DemoSignIns | undefined;
    const application = await createApplication(
      { ...configuration, databaseUrl: database.url },
      {
        webDirectory: WEB_DIRECTORY,
        beforeListening: async (nest) => {
          if (configuration.demo) signIns = await seedDemo(nest.get(DataSource));
        },
      },
    ).catch((error: NodeJS.ErrnoException) => {
      // Somebody took the port between the look and the listening.
      throw error.syscall === 'listen' ? listenError(configuration.host, configuration.port, error) : error;
    });
    if (configuration.roles.has('jobs')) application.nest.get(Folds).warm();
    return {
      url: application.url,
      signIns,
      close: async () => {
        await application.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
