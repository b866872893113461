import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Access, Actors, type Credential } from '@colex/access';
import { ACKNOWLEDGE_PARAMETER, LARGEST_FRAME } from '@colex/collab';
import { type AwarenessUser, CLOSES, type CloseReason } from '@colex/contract';
import type { Actor, DraftMode } from '@colex/policy';
import { type DraftEntity, DraftRepository, JournalDamaged, PersonRepository, RegionRepository } from '@colex/store';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { type WebSocket, WebSocketServer } from 'ws';
import { LOGGER } from '../configuration-token.js';
import { Metrics } from '../operations/metrics.js';
import { credentialOfUpgrade } from '../session/credential.js';
import { Sessions } from '../session/session-middleware.js';
import { SyncConnection } from './connection.js';
import { Door } from './door.js';
import { IncidentLog } from './incident-log.js';
import { type LiveConnection, LiveConnections } from './live-connections.js';
import { type HeldRoom, Rooms } from './rooms.js';

const HEARTBEAT_MS = 12_000;
const FAREWELL_MS = 2_000;
const MOST_CONNECTIONS_OF_A_PERSON = 100;

/** The path of the sync socket: `/collab/` and the id or slug of a draft. */
export const COLLAB_PATH = '/collab/';

interface Right {
  readonly actor: Actor;
  readonly mode: DraftMode;
}

/** The door of the sync sockets: who comes in, to which draft, with what right; and that it stays so while they are open. */
@Injectable()
export class SyncGateway {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  readonly #connections = new Map<SyncConnection, LiveConnection>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #door = new Door();

  constructor(
    private readonly rooms: Rooms,
    private readonly access: Access,
    private readonly actors: Actors,
    private readonly sessions: Sessions,
    private readonly live: LiveConnections,
    private readonly metrics: Metrics,
    private readonly incidents: IncidentLog,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    metrics.observe('colex_sync_connections', 'Open sync sockets', () => this.#connections.size);
    this.#heartbeat = setInterval(() => {
      for (const connection of this.#connections.keys()) connection.heartbeat();
    }, HEARTBEAT_MS).unref();
  }

  /** Takes over an upgrade request to {@link COLLAB_PATH} whose origin was checked. `reference` is what follows the path. */
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    reference: string,
    parameters: URLSearchParams,
    address: string,
  ): void {
    const visitor = this.#door.enter(address);
    if (!visitor) {
      this.metrics.refusedFrames.inc({ reason: 'tooManySockets' });
      socket.end(
        'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      );
      return;
    }
    socket.once('close', () => visitor.gone());
    // Admitted or not, the socket is opened first: only then can the client be told a code that means something to it.
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.pause();
      webSocket.on('error', (error) => this.logger.debug({ err: error }, 'a sync socket broke'));
      this.#admit(webSocket, request, reference, parameters)
        .then((isIn) => isIn && visitor.admitted())
        .catch((error: unknown) => {
          this.logger.error({ err: error, draft: reference }, 'a sync socket could not be admitted');
          turnAway(webSocket, error instanceof JournalDamaged ? 'damaged' : 'reload');
        });
    });
  }

  /** Reads nothing more from anybody, so that what is under way can be finished. */
  pauseAll(): void {
    for (const { socket } of this.#connections.keys()) socket.pause();
  }

  /** Ends whoever is still there. */
  stop(): void {
    clearInterval(this.#heartbeat);
    for (const { socket } of this.#connections.keys()) socket.terminate();
    this.#server.close();
  }

  async #admit(
    webSocket: WebSocket,
    request: IncomingMessage,
    reference: string,
    parameters: URLSearchParams,
  ): Promise<boolean> {
    const credential = await credentialOfUpgrade(request, parameters, (upgrade) => this.sessions.ofUpgrade(upgrade));
    if (!credential) return turnAway(webSocket, 'unauthenticated');
    const drafts = new DraftRepository(this.dataSource.manager);
    const draft = (await drafts.byId(reference)) ?? (await drafts.bySlug(reference));
    const right = await this.#rightOf(credential, draft);
    if (typeof right === 'string') return turnAway(webSocket, right);
    if (!draft) return turnAway(webSocket, 'forbidden');
    const { actor, mode } = right;
    if (this.#countOf(actor.personId) >= MOST_CONNECTIONS_OF_A_PERSON) return turnAway(webSocket, 'tooManyConnections');
    const user = await this.#userOf(actor.personId);
    const held = await this.rooms.hold(draft.id);
    if (!held) return turnAway(webSocket, 'forbidden');
    const wantsAcknowledgements = parameters.get(ACKNOWLEDGE_PARAMETER) === '1';
    const { personId, cityId } = actor;
    const connection = new SyncConnection(
      webSocket,
      { credential, personId, cityId, mode, user, wantsAcknowledgements },
      (reason, detail) => {
        this.metrics.refusedFrames.inc({ reason });
        // A slow line is no offence.
        if (reason === 'overload') return;
        this.incidents.note({ action: 'sync.refuse', personId, draftId: draft.id, facts: { reason, detail } });
      },
    );
    return this.#keep(connection, held, draft);
  }

  #keep(connection: SyncConnection, held: HeldRoom, draft: DraftEntity): boolean {
    // It may have gone while the draft was being opened; its end was told to nobody.
    if (connection.socket.readyState !== connection.socket.OPEN) {
      held.release();
      return false;
    }
    const live: LiveConnection = {
      credential: connection.credential,
      recheckRights: async () => {
        const right = await this.#rightOf(connection.credential, draft);
        if (typeof right === 'string') connection.close(right);
        else if (right.mode !== connection.mode) connection.close('rightsChanged');
      },
      endUnauthenticated: () => connection.close('unauthenticated'),
      endForRestart: () => connection.close('restart'),
    };
    this.#connections.set(connection, live);
    this.live.add(live);
    connection.socket.once('close', () => {
      connection.gone();
      this.#connections.delete(connection);
      this.live.remove(live);
      held.release();
    });
    connection.attach(held.room);
    held.room.join(connection);
    connection.socket.resume();
    return true;
  }

  /** The right a credential gives on a draft now, or why there is none. No such draft looks like no right to it. */
  async #rightOf(credential: Credential, draft: DraftEntity | null): Promise<Right | 'unauthenticated' | 'forbidden'> {
    const actor = await this.actors.behind(credential);
    if (!actor || actor.suspended) return 'unauthenticated';
    const [verdict] = draft ? await this.access.modes(actor, [draft]) : [];
    return verdict?.mode ? { actor, mode: verdict.mode } : 'forbidden';
  }

  #countOf(personId: string): number {
    return [...this.#connections.keys()].filter((connection) => connection.personId === personId).length;
  }

  async #userOf(personId: string): Promise<AwarenessUser> {
    const person = await new PersonRepository(this.dataSource.manager).byId(personId);
    const cityId = person?.cityId;
    const [city] = cityId ? await new RegionRepository(this.dataSource.manager).citiesByIds([cityId]) : [];
    return {
      personId,
      name: person?.name ?? '',
      cityName: city?.name ?? null,
      sign: city?.sign ?? null,
      colour: city?.colour ?? null,
    };
  }
}

/** Closes a socket that does not come in. Always false. */
function turnAway(webSocket: WebSocket, reason: CloseReason): false {
  // A paused socket would never read the answer to its close frame.
  webSocket.resume();
  webSocket.close(CLOSES[reason].code, reason);
  // Whoever does not answer is not waited for.
  setTimeout(() => webSocket.terminate(), FAREWELL_MS).unref();
  return false;
}
