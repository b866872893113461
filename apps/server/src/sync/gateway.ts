import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { ACKNOWLEDGE_PARAMETER, LARGEST_FRAME } from '@colex/collab';
import { CLOSES, type CloseReason } from '@colex/contract';
import { type DraftEntity, JournalDamaged } from '@colex/store';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { WebSocketServer } from 'ws';
import { CONFIGURATION, LOGGER, type ServerConfiguration } from '../configuration-token.js';
import { Metrics } from '../operations/metrics.js';
import { credentialOfUpgrade } from '../session/credential.js';
import { Sessions } from '../session/session-middleware.js';
import { SyncConnection } from './connection.js';
import { DOOR_LIMITS, Door, type Visitor } from './door.js';
import { IncidentLog } from './incident-log.js';
import { type LiveConnection, LiveConnections } from './live-connections.js';
import { messageOf } from './message.js';
import { Rights } from './rights.js';
import { type HeldRoom, Rooms } from './rooms.js';
import type { SyncSocket, Wire } from './sync-socket.js';

const HEARTBEAT_MS = 12_000;
const FAREWELL_MS = 2_000;
const MOST_CONNECTIONS_OF_A_PERSON = 100;

/** The path of the sync socket: `/collab/` and the id or slug of a draft. */
export const COLLAB_PATH = '/collab/';

/** The door of the sync sockets: who comes in, to which draft, with what right; and that it stays so while they are open. */
@Injectable()
export class SyncGateway {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  readonly #connections = new Map<SyncConnection, LiveConnection>();
  /** How many sockets each person has open. */
  readonly #ofPerson = new Map<string, number>();
  readonly #heartbeat: NodeJS.Timeout;
  readonly #door: Door;

  constructor(
    private readonly rooms: Rooms,
    private readonly rights: Rights,
    private readonly sessions: Sessions,
    private readonly live: LiveConnections,
    private readonly metrics: Metrics,
    private readonly incidents: IncidentLog,
    @Inject(CONFIGURATION) configuration: ServerConfiguration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.#door = new Door({ ...DOOR_LIMITS, byAddress: configuration.strangersPerAddress });
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
    const visitor = this.enter(address);
    if (!visitor) {
      socket.end(
        'HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      );
      return;
    }
    socket.once('close', () => visitor.gone());
    // Admitted or not, the socket is opened first: only then can the client be told a code that means something to it.
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error) => this.logger.debug({ err: error }, 'a sync socket broke'));
      this.handleSocket(webSocket, { stream: socket, messageOf }, visitor, request, reference, parameters);
    });
  }

  /** Lets somebody from an address wait to be looked at; undefined when too many do already. */
  enter(address: string): Visitor | undefined {
    const visitor = this.#door.enter(address);
    if (!visitor) this.metrics.refusedFrames.inc({ reason: 'tooManySockets' });
    return visitor;
  }

  /** Takes over a socket that is open, however it came to be; `request` shows who it is, and `visitor` waited at the door. */
  handleSocket(
    socket: SyncSocket,
    wire: Wire,
    visitor: Visitor,
    request: IncomingMessage,
    reference: string,
    parameters: URLSearchParams,
  ): void {
    socket.pause();
    this.#admit(socket, wire, request, reference, parameters)
      .then((isIn) => isIn && visitor.admitted())
      .catch((error: unknown) => {
        this.logger.error({ err: error, draft: reference }, 'a sync socket could not be admitted');
        turnAway(socket, error instanceof JournalDamaged ? 'damaged' : 'reload');
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
    webSocket: SyncSocket,
    wire: Wire,
    request: IncomingMessage,
    reference: string,
    parameters: URLSearchParams,
  ): Promise<boolean> {
    const credential = await credentialOfUpgrade(request, parameters, (upgrade) => this.sessions.ofUpgrade(upgrade));
    if (!credential) return turnAway(webSocket, 'unauthenticated');
    const entrant = await this.rights.entering(credential, reference);
    if (typeof entrant === 'string') return turnAway(webSocket, entrant);
    const { draft, mode, cityId, user } = entrant;
    const { personId } = user;
    if ((this.#ofPerson.get(personId) ?? 0) >= MOST_CONNECTIONS_OF_A_PERSON) {
      return turnAway(webSocket, 'tooManyConnections');
    }
    const held = await this.rooms.hold(draft.id);
    if (!held) return turnAway(webSocket, 'forbidden');
    const wantsAcknowledgements = parameters.get(ACKNOWLEDGE_PARAMETER) === '1';
    const connection = new SyncConnection(
      webSocket,
      wire,
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
        const now = await this.rights.now(connection.credential, draft);
        if (now === 'unauthenticated' || now === 'forbidden') connection.close(now);
        else if (now !== connection.mode) connection.close('rightsChanged');
      },
      endUnauthenticated: () => connection.close('unauthenticated'),
      endForRestart: () => connection.close('restart'),
    };
    this.#connections.set(connection, live);
    this.#count(connection.personId, 1);
    this.live.add(live);
    connection.socket.once('close', () => {
      connection.gone();
      this.#connections.delete(connection);
      this.#count(connection.personId, -1);
      this.live.remove(live);
      held.release();
    });
    connection.attach(held.room);
    held.room.join(connection);
    connection.socket.resume();
    return true;
  }

  #count(personId: string, change: 1 | -1): void {
    const count = (this.#ofPerson.get(personId) ?? 0) + change;
    if (count > 0) this.#ofPerson.set(personId, count);
    else this.#ofPerson.delete(personId);
  }
}

/** Closes a socket that does not come in. Always false. */
function turnAway(webSocket: SyncSocket, reason: CloseReason): false {
  // A paused socket would never read the answer to its close frame.
  webSocket.resume();
  webSocket.close(CLOSES[reason].code, reason);
  // Whoever does not answer is not waited for.
  setTimeout(() => webSocket.terminate(), FAREWELL_MS).unref();
  return false;
}
