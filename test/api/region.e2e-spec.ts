import type { TestActor } from '../harness/actor.js';
import { type TestServer, startServer } from '../harness/server.js';

describe('regions and cities', () => {
  let server: TestServer;
  let observer: TestActor;
  beforeAll(async () => {
    server = await startServer();
    observer = await server.as('observer', '商丘');
  });
  afterAll(() => server.close());

  it('regions: are listed with their cities in the region’s own order', async () => {
    expect(
      await observer.get(
        `{ regions(first: 10) { totalCount nodes { slug name cities(first: 10) { totalCount nodes { name } } } } }`,
      ),
    ).toEqual({
      regions: {
        totalCount: 1,
        nodes: [
          {
            slug: 'huaihai',
            name: '淮海经济区',
            cities: { totalCount: 4, nodes: ['徐州市', '商丘市', '淮北市', '南京市'].map((name) => ({ name })) },
          },
        ],
      },
    });
  });

  it('region: is found by its slug, null when there is none', async () => {
    expect(await observer.get(`{ region(slug: "huaihai") { name } none: region(slug: "x") { name } }`)).toEqual({
      region: { name: '淮海经济区' },
      none: null,
    });
  });

  it('cities: page forwards and backwards by stable cursors', async () => {
    interface Page {
      readonly cities: {
        readonly edges: readonly { readonly cursor: string; readonly node: { readonly name: string } }[];
        readonly pageInfo: {
          readonly hasNextPage: boolean;
          readonly hasPreviousPage: boolean;
          readonly endCursor: string;
        };
      };
    }
    const page = (given: string) =>
      observer.get<Page>(
        `{ cities(${given}) { edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
      );
    const first = (await page('first: 3')).cities;
    expect(first.edges.map(({ node }) => node.name)).toEqual(['徐州市', '商丘市', '淮北市']);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const rest = (await page(`first: 3, after: "${first.pageInfo.endCursor}"`)).cities;
    expect(rest.edges.map(({ node }) => node.name)).toEqual(['南京市']);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const last = (await page(`last: 2, before: "${rest.edges[0]?.cursor}"`)).cities;
    expect(last.edges.map(({ node }) => node.name)).toEqual(['商丘市', '淮北市']);
    expect(last.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  it('city: has its province, region, sign and colour', async () => {
    expect(
      await observer.get(`{ city(slug: "shangqiu") { name sign colour province { name } region { slug } } }`),
    ).toEqual({
      city: {
        name: '商丘市',
        sign: '商',
        colour: '#b0470a',
        province: { name: '河南省' },
        region: { slug: 'huaihai' },
      },
    });
  });

  it.each([
    ['neither first nor last', 'cities { totalCount }', 'BAD_USER_INPUT'],
    ['both first and last', 'cities(first: 1, last: 1) { totalCount }', 'BAD_USER_INPUT'],
    ['a page of nothing', 'cities(first: 0) { totalCount }', 'BAD_USER_INPUT'],
    ['a page of 101', 'cities(first: 101) { totalCount }', 'BAD_USER_INPUT'],
    ['a cursor that is none', 'cities(first: 1, after: "nonsense") { totalCount }', 'BAD_CURSOR'],
    [
      'a cursor of another list',
      `cities(first: 1, after: "${Buffer.from('["regions","a","b"]').toString('base64url')}") { totalCount }`,
      'BAD_CURSOR',
    ],
    [
      'a cursor with words where a number stands',
      `cities(first: 1, after: "${Buffer.from(`["cities","a","'; DROP TABLE city","b"]`).toString('base64url')}") { totalCount }`,
      'BAD_CURSOR',
    ],
  ])('refuses %s', async (_what, query, code) => {
    expect(await observer.codes(`{ ${query} }`)).toEqual([code]);
  });
});
