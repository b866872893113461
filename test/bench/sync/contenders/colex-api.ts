/** The little of Colex' GraphQL that the benchmark needs. */
interface Response<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string }[];
}

interface UserErrors {
  readonly userErrors: readonly { readonly message: string }[];
}

/** One person, signed in. */
export interface ColexPerson {
  /** Opens sync sockets: `?token=`. */
  readonly token: string;
}

/** A running Colex, asked over HTTP. */
export class ColexApi {
  constructor(private readonly url: string) {}

  /** Signs in and makes a token that reads and writes. */
  async signIn(account: string, password: string): Promise<ColexPerson> {
    const { response, data } = await this.#ask<{ signIn: UserErrors }>(
      'mutation ($account: String!, $password: String!) { signIn(input: {account: $account, password: $password}) { userErrors { message } } }',
      { account, password },
      {},
    );
    assertDone(data.signIn);
    const cookie = response.headers.getSetCookie().map((header) => header.split(';')[0]);
    const made = await this.#ask<{ createAccessToken: UserErrors & { readonly secret: string | null } }>(
      'mutation { createAccessToken(input: {name: "bench", scope: WRITE}) { secret userErrors { message } } }',
      {},
      { cookie: cookie.join('; ') },
    );
    assertDone(made.data.createAccessToken);
    const { secret } = made.data.createAccessToken;
    if (secret === null) throw new Error('Colex made a token and did not show it.');
    return { token: secret };
  }

  /** The id of a project. */
  async projectId(person: ColexPerson, slug: string): Promise<string> {
    const { data } = await this.#ask<{ project: { id: string } | null }>(
      'query ($slug: String!) { project(slug: $slug) { id } }',
      { slug },
      bearer(person),
    );
    if (!data.project) throw new Error(`Colex has no project ${slug}.`);
    return data.project.id;
  }

  /** Makes a joint draft and returns its id. */
  async createDraft(person: ColexPerson, projectId: string, title: string, text: string): Promise<string> {
    const { data } = await this.#ask<{ createDraft: UserErrors & { readonly draft: { id: string } | null } }>(
      'mutation ($input: CreateDraftInput!) { createDraft(input: $input) { draft { id } userErrors { message } } }',
      { input: { projectId, kind: 'JOINT', title, text } },
      bearer(person),
    );
    assertDone(data.createDraft);
    if (!data.createDraft.draft) throw new Error('Colex made a draft and did not show it.');
    return data.createDraft.draft.id;
  }

  async #ask<Data>(
    query: string,
    variables: object,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ response: globalThis.Response; data: Data }> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Response<Data>;
    if (errors || !data) {
      throw new Error(
        `Colex refused a request: ${errors?.map(({ message }) => message).join('; ') ?? response.status}`,
      );
    }
    return { response, data };
  }
}

const bearer = ({ token }: ColexPerson): Record<string, string> => ({ authorization: `Bearer ${token}` });

function assertDone({ userErrors }: UserErrors): void {
  if (userErrors.length > 0) throw new Error(userErrors.map(({ message }) => message).join('; '));
}
