import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Product, startProduct } from '../harness/product.js';

/** The first thing anybody does with Colex, and what can be wrong with it. */
describe('starting the product', () => {
  let product: Product;

  beforeAll(async () => {
    product = await startProduct();
  });

  afterAll(() => product?.remove());

  /** Runs the server until it ends by itself. */
  async function startAgain(environment: NodeJS.ProcessEnv) {
    const child = spawn(process.execPath, ['dist/apps/server/src/main.js'], {
      env: { ...product.environment, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [stderr, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    return { status: status as number | null, stderr };
  }

  async function signIn(password: string): Promise<string | undefined> {
    const response = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `mutation ($input: SignInInput!) { signIn(input: $input) { viewer { name } } }`,
        variables: { input: { account: 'xuzhou.drafter', password } },
      }),
    });
    const { data } = (await response.json()) as { data: { signIn: { viewer: { name: string } | null } } };
    return data.signIn.viewer?.name;
  }

  it('prints the address and the sign-ins of people of every role, and serves web and health on one port', async () => {
    const printed = product.printed();
    for (const words of ['xuzhou.drafter', 'shangqiu.reviewer', 'zaozhuang.observer', 'chair', 'admin', '轮值主席']) {
      expect(printed).toContain(words);
    }
    expect(await signIn(product.password)).toBe('王晓彤');
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
    expect(await (await fetch(product.url)).text()).toContain('<div id="root"');
  });

  it('refuses a second start on the same port with a sentence', async () => {
    const { status, stderr } = await startAgain({});
    expect(status).toBe(1);
    expect(stderr.trim()).toMatch(/^端口 \d+ 已被占用/);
  });

  it('refuses a second start on the same data with a sentence, and the first goes on', async () => {
    const { status, stderr } = await startAgain({ PORT: '0' });
    expect(status).toBe(1);
    expect(stderr).toContain('另一个 Colex 正在使用');
    expect(await signIn(product.password)).toBe('王晓彤');
  });

  it('refuses a dead database, a wrong setting and somebody else’s port with a sentence each', async () => {
    const dead = await startAgain({ PORT: '0', DATABASE_URL: 'postgres://colex:hidden@127.0.0.1:1/colex' });
    expect(dead.status).toBe(1);
    expect(dead.stderr).toContain('连接不上 DATABASE_URL 指定的数据库（127.0.0.1:1/colex）');
    expect(dead.stderr).not.toContain('hidden');

    const wrong = await startAgain({ PORT: 'three thousand' });
    expect(wrong.status).toBe(1);
    expect(wrong.stderr).toContain('PORT');

    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    expect((await startAgain({ PORT: String(port) })).stderr).toContain(`端口 ${port} 已被占用`);
    other.close();
    expect(await signIn(product.password)).toBe('王晓彤');
  });

  it('stops at Ctrl-C with exit code 0, and the next start has the same people, password and data', async () => {
    const [, password] = /密码均为 (\S+?)）/.exec(product.printed()) ?? [];
    expect(await product.interrupt()).toBe(0);
    await product.start();
    expect(product.printed()).toContain(`密码均为 ${password}）`);
    expect(await signIn(password!)).toBe('王晓彤');
  });

  it('starts again after a kill -9, over the PostgreSQL that was left running', async () => {
    await product.kill();
    await product.start();
    expect(await signIn(product.password)).toBe('王晓彤');
  });
});
