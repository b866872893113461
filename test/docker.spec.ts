import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly stop_grace_period?: string;
  readonly privileged?: boolean;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const read = (path: string): string => readFileSync(new URL(`../docker/${path}`, import.meta.url), 'utf8');
const compose = (path: string): Compose => parse(read(path), { merge: true }) as Compose;
const dockerfile = read('Dockerfile');

/** Names of the environment that configuration.ts knows. */
const configuration = readFileSync(new URL('../apps/server/src/configuration.ts', import.meta.url), 'utf8');

describe.each(['compose.yaml', 'compose.nodes.yaml'])('docker/%s', (file) => {
  const { services, networks, volumes } = compose(file);
  const nodes = Object.entries(services).filter(([, { image }]) => image === 'colex:local');

  it('holds no password: each comes from outside, and without it nothing starts (SC5)', () => {
    const values = Object.values(services).flatMap(({ environment }) => Object.entries(environment ?? {}));
    const secrets = values.filter(([name]) => /PASSWORD|SECRET/.test(name));
    expect(secrets.length).toBeGreaterThan(0);
    for (const [, value] of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:\?/);
    for (const [, value] of values.filter(([, given]) => /:\/\/[^/]*:/.test(given))) {
      expect(value).toMatch(/:\/\/\w*:\$\{[A-Z_]+:\?/);
    }
  });

  it('names only what is defined: services, networks, volumes, files', () => {
    for (const service of Object.values(services)) {
      expect(Object.keys(services)).toEqual(expect.arrayContaining(Object.keys(service.depends_on ?? {})));
      expect(Object.keys(networks)).toEqual(expect.arrayContaining([...(service.networks ?? [])]));
      for (const volume of service.volumes ?? []) {
        const source = volume.startsWith('$') ? '' : volume.split(':')[0]!;
        if (source.startsWith('.')) expect(existsSync(new URL(`../docker/${source}`, import.meta.url))).toBe(true);
        else if (source) expect(Object.keys(volumes)).toContain(source);
      }
      if (service.build) expect(existsSync(new URL(`../${service.build.dockerfile}`, import.meta.url))).toBe(true);
    }
  });

  it('lets nobody reach the database or Redis from outside', () => {
    for (const name of ['postgres', 'redis']) {
      const service = services[name];
      if (!service) continue;
      expect(service.ports).toBeUndefined();
      for (const network of service.networks ?? []) expect(networks[network]?.internal).toBe(true);
      expect(service.healthcheck).toBeDefined();
    }
  });

  it('runs Colex read-only, without capabilities, with time to stop, after the database answers', () => {
    expect(nodes.length).toBeGreaterThan(0);
    for (const [, node] of nodes) {
      expect(node).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '35s' });
      expect(node.privileged).toBeUndefined();
      expect(node.depends_on?.['postgres']).toEqual({ condition: 'service_healthy' });
    }
  });

  it('tells Colex only what it knows to read', () => {
    for (const [, { environment = {} }] of nodes) {
      for (const name of Object.keys(environment)) expect(configuration).toContain(`${name}:`);
    }
  });
});

describe('docker/compose.nodes.yaml', () => {
  const { services } = compose('compose.nodes.yaml');

  it('splits the roles so that each is played, and gives every node the same database and Redis', () => {
    const nodes = Object.values(services).filter(({ image }) => image === 'colex:local');
    const roles = nodes.map(({ environment }) => environment?.['COLEX_ROLES'] ?? '');
    expect(new Set(roles.join(',').split(','))).toEqual(new Set(['api', 'sync', 'jobs']));
    for (const name of ['DATABASE_URL', 'REDIS_URL']) {
      expect(new Set(nodes.map(({ environment }) => environment?.[name])).size).toBe(1);
    }
  });

  it('leads to every node for people through the proxy, WebSockets and streams included', () => {
    const proxy = read('proxy/nginx.conf');
    const forPeople = Object.entries(services).filter(([, { environment }]) =>
      environment?.['COLEX_ROLES']?.includes('sync'),
    );
    for (const [name] of forPeople) expect(proxy).toContain(`server ${name}:3000`);
    for (const words of [
      'proxy_http_version 1.1;',
      'proxy_set_header Upgrade $http_upgrade;',
      'proxy_set_header Connection $connection_upgrade;',
      'proxy_set_header X-Forwarded-For $remote_addr;',
    ]) {
      expect(proxy).toContain(words);
    }
    const collab = /location \/collab\/ \{([^}]*)\}/.exec(proxy)?.[1] ?? '';
    expect(collab).toContain('proxy_buffering off;');
    // Longer than the server's own heartbeat, or the proxy cuts people off who only read.
    expect(Number(/proxy_read_timeout (\d+)s/.exec(collab)?.[1])).toBeGreaterThan(30);
    expect(proxy.split('{')).toHaveLength(proxy.split('}').length);
  });

  it('believes forwarding headers of the network of the proxy and of no other', () => {
    const { networks } = compose('compose.nodes.yaml') as unknown as {
      networks: { edge: { ipam: { config: { subnet: string }[] } } };
    };
    expect(services['colex-1']?.environment?.['COLEX_TRUSTED_PROXIES']).toBe(networks.edge.ipam.config[0]?.subnet);
  });
});

describe('docker/Dockerfile', () => {
  it('ends as an ordinary user on a glibc base, asks after its own health and stops as the server does', () => {
    const stages = dockerfile.split(/^FROM /m).slice(1);
    for (const stage of stages) expect(stage).toMatch(/^node:\d+-(bookworm|trixie)/);
    const last = stages.at(-1)!;
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^HEALTHCHECK [\s\S]*\/readyz/m);
    expect(last).toMatch(/^STOPSIGNAL SIGTERM$/m);
    // In the form of a list: a shell between would keep the signal to itself.
    expect(last).toMatch(/^CMD \["node"/m);
  });

  it('says no password and no address of a database', () => {
    expect(dockerfile).not.toMatch(/PASSWORD|SECRET|TOKEN|postgres(ql)?:\/\//);
  });
});
