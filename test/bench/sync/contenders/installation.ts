import { rm } from 'node:fs/promises';
import type { Address, Room } from '../generator/commands.js';
import type { WireName } from '../generator/wire.js';
import { type BenchDatabase, newFolder, startDatabase } from '../machine/database.js';
import { type ServerProcess, freePort, startServer } from '../machine/server-process.js';
import { waitUntilIdle } from '../machine/wait.js';
import type { SeedText } from '../texts.js';
import type { ContenderName, Installation } from './contender.js';
import { seedOverSocket, seededRoom } from './seeding.js';

/** What differs between contenders. */
export interface Blueprint {
  readonly name: ContenderName;
  readonly needsDatabase: boolean;
  readonly cwd: string;
  /** Arguments of Node. */
  readonly args: readonly string[];
  /** See `ServerCommand.readySign`. */
  readonly readySign?: RegExp;
  /** What the server is told besides PORT and, with a database, DATABASE_URL. */
  environment(folder: string): Readonly<Record<string, string>>;
}

/** A server that runs from a blueprint, and what it stands on. */
export class ServerInstallation {
  private constructor(
    private readonly blueprint: Blueprint,
    private readonly database: BenchDatabase | undefined,
    private readonly folder: string,
    readonly port: number,
  ) {}

  #server: ServerProcess | undefined;

  get server(): ServerProcess {
    if (!this.#server) throw new Error(`${this.blueprint.name} does not run.`);
    return this.#server;
  }

  get databasePid(): number | undefined {
    return this.database?.pid;
  }

  /** Makes database and folder and starts the server. */
  static async install(blueprint: Blueprint): Promise<ServerInstallation> {
    const installation = new ServerInstallation(
      blueprint,
      blueprint.needsDatabase ? await startDatabase(blueprint.name) : undefined,
      await newFolder(blueprint.name),
      await freePort(),
    );
    try {
      await installation.#start(false);
    } catch (error) {
      await installation.remove();
      throw error;
    }
    return installation;
  }

  async restart(signal: 'SIGTERM' | 'SIGKILL', { inspect = false } = {}): Promise<void> {
    await this.#server?.end(signal);
    await this.#start(inspect);
  }

  async kill(): Promise<void> {
    await this.server.end('SIGKILL');
  }

  async remove(): Promise<void> {
    await this.#server?.end('SIGTERM');
    await this.database?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #start(inspect: boolean): Promise<void> {
    const { args, cwd, environment, readySign } = this.blueprint;
    this.#server = await startServer({
      args,
      cwd,
      port: this.port,
      readySign,
      inspect,
      environment: {
        PORT: String(this.port),
        ...(this.database ? { DATABASE_URL: this.database.url } : {}),
        ...environment(this.folder),
      },
    });
  }
}

/** An installation whose documents come into being when somebody opens them; they get their text over the socket. */
export async function installPeer(
  blueprint: Blueprint,
  wire: WireName,
  pathOf: (room: string) => string,
): Promise<Installation> {
  const installation = await ServerInstallation.install(blueprint);
  let made = 0;
  const makeRoom = async (text: SeedText): Promise<Room> => {
    made += 1;
    const name = `room-${made}`;
    const address: Address = { wire, name, urls: [`ws://127.0.0.1:${installation.port}/${pathOf(name)}`] };
    await seedOverSocket(address, text);
    return seededRoom(address, text);
  };
  return {
    get server() {
      return installation.server;
    },
    databasePid: installation.databasePid,
    async makeRooms(count, text) {
      const rooms: Room[] = [];
      for (let index = 0; index < count; index += 1) rooms.push(await makeRoom(text));
      await waitUntilIdle(installation.server.pid);
      return rooms;
    },
    restart: (signal, options) => installation.restart(signal, options),
    kill: () => installation.kill(),
    remove: () => installation.remove(),
  };
}
