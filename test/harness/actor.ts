import { bodyOf, linesOf } from '@colex/collab';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { PASSWORD } from '../builders/a-project.js';
import { eventually } from './eventually.js';

/** An answer of the GraphQL API. */
export interface Answer<Data> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: { readonly code: string; readonly [more: string]: unknown };
  }[];
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** The stock client of a draft, open. */
export interface OpenDraft {
  readonly doc: Y.Doc;
  readonly body: Y.Text;
  readonly provider: WebsocketProvider;
  /** The text of all lines, one a row. */
  text(): string;
  /** Why the server closed it for good. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  synced(): Promise<void>;
  close(): void;
}

/** How to open a draft. */
export interface OpenOptions {
  readonly doc?: Y.Doc;
  readonly params?: Record<string, string>;
  readonly socketClass?: typeof WebSocket;
}

/** Somebody who uses the server: with a session cookie, a token, or nothing. */
export class TestActor {
  readonly #open = new Set<OpenDraft>();

  constructor(
    readonly url: string,
    /** Sent with everything. */
    readonly headers: Readonly<Record<string, string>> = {},
    readonly personId: string = '',
  ) {}

  /** Signs in, with the password of the builders unless another is given, and keeps the cookie. */
  async signedInAs(account: string, personId: string, password = PASSWORD): Promise<TestActor> {
    const answer = await this.ask<{ signIn: { viewer: { id: string } | null; userErrors: { code: string }[] } }>(
      `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { id } userErrors { code } } }`,
      { input: { account, password } },
    );
    const cookie = answer.headers.get('set-cookie')?.split(';')[0];
    if (!cookie) throw new Error(`${account} could not sign in: ${JSON.stringify(answer.data ?? answer.errors)}`);
    return new TestActor(this.url, { cookie }, personId);
  }

  /** Asks and takes whatever comes back. */
  async ask<Data>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as Omit<Answer<Data>, 'status' | 'headers'>;
    return { ...body, status: response.status, headers: response.headers };
  }

  /** Asks and expects an answer without errors. */
  async get<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.ask<Data>(query, variables);
    if (errors || !data) throw new Error(`The query failed: ${JSON.stringify(errors)}`);
    return data;
  }

  /** Asks and expects to be refused; returns the codes. */
  async codes(query: string, variables: Record<string, unknown> = {}): Promise<string[]> {
    const { errors = [] } = await this.ask(query, variables);
    return errors.map((error) => error.extensions.code);
  }

  /** A socket class that carries this actor's headers, as a browser carries its cookie. */
  socketClass(): typeof WebSocket {
    const { headers } = this;
    return class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers });
      }
    } as typeof WebSocket;
  }

  /** A bare socket to a draft, for those who do not keep to the protocol. */
  socket(draft: string, parameters = ''): WebSocket {
    return new WebSocket(`${this.url.replace('http', 'ws')}/collab/${draft}${parameters}`, { headers: this.headers });
  }

  /** Opens a draft with the stock y-websocket client. */
  open(
    draft: string,
    { doc = new Y.Doc(), params = {}, socketClass = this.socketClass() }: OpenOptions = {},
  ): OpenDraft {
    const provider = new WebsocketProvider(`${this.url.replace('http', 'ws')}/collab`, draft, doc, {
      // The provider's type is the browser's WebSocket; the one of ws is made to be used in its place.
      WebSocketPolyfill: socketClass as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params,
      maxBackoffTime: 200,
    });
    // As an editor does with its caret: a state that was never set stays unseen until it is renewed after 15 s (y-protocols).
    provider.awareness.setLocalState({});
    const opened: OpenDraft = {
      doc,
      body: bodyOf(doc),
      provider,
      text: () =>
        linesOf(doc)
          .map((line) => line.text)
          .join('\n'),
      closed: new Promise((resolve) =>
        provider.once('closed', (event: { code: number; reason: string }) => resolve(event)),
      ),
      synced: async () => void (await eventually(`${draft} is synced`, () => provider.synced)),
      close: () => {
        this.#open.delete(opened);
        provider.destroy();
        doc.destroy();
      },
    };
    this.#open.add(opened);
    return opened;
  }

  /** Closes every draft this actor opened. */
  leave(): void {
    for (const opened of this.#open) opened.close();
  }
}
