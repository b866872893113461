import { type PageInfo, TypedError } from '@colex/contract';
import type { KeysetList, KeysetWindow } from '@colex/store';
import type DataLoader from 'dataloader';
import type { ApiContext } from './api-context.js';
import { decodeCursor, encodeCursor } from './cursor.js';

/** Arguments of every connection field (Relay cursor connections specification). */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A page as the API gives it; the total is counted only when asked for. */
export interface ConnectionView<NodeView> {
  readonly edges: readonly { readonly cursor: string; readonly node: NodeView }[];
  readonly nodes: readonly NodeView[];
  readonly pageInfo: PageInfo;
  readonly totalCount: () => Promise<number>;
}

const LARGEST_PAGE = 100;

/** One page of a list: `parent` is what the list belongs to, `''` for a list of everything. */
export async function connection<NodeView>(
  context: ApiContext,
  list: KeysetList,
  parent: string,
  given: ConnectionArguments,
  loader: DataLoader<string, NodeView | undefined>,
): Promise<ConnectionView<NodeView>> {
  const { name } = list.definition;
  const page = await context.loaders.page(list, parent, windowOf(name, given));
  const nodes = await loader.loadMany(page.rows.map((row) => row.id));
  // A row may vanish between the two reads; its edge then goes with it.
  const edges = page.rows.flatMap((row, index) => {
    const node = nodes[index];
    if (node instanceof Error) throw node;
    return node === undefined ? [] : [{ cursor: encodeCursor(name, row.keys), node }];
  });
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => context.loaders.count(list, parent),
  };
}

/** The window that the arguments of a connection field ask for. Throws BAD_USER_INPUT or BAD_CURSOR. */
export function windowOf(list: string, { first, after, last, before }: ConnectionArguments): KeysetWindow {
  const forward = first !== undefined && first !== null;
  const limit = forward ? first : last;
  if (limit === undefined || limit === null || (forward && last !== undefined && last !== null)) {
    throw new TypedError('BAD_USER_INPUT', {
      'zh-CN': '请给出 first 或 last 之一。',
      en: 'Give either first or last.',
    });
  }
  if (limit < 1 || limit > LARGEST_PAGE) {
    throw new TypedError('BAD_USER_INPUT', {
      'zh-CN': `first 和 last 应为 1 至 ${LARGEST_PAGE}。`,
      en: `first and last are 1 to ${LARGEST_PAGE}.`,
    });
  }
  return {
    limit,
    backward: !forward,
    after: after ? decodeCursor(list, after) : undefined,
    before: before ? decodeCursor(list, before) : undefined,
  };
}
