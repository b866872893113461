import type { QueryNodeArgs, QueryNodesArgs } from '@colex/contract';
import { Args, Context, Query, Resolver, ResolveField } from '@nestjs/graphql';
import type { ApiContext } from './api-context.js';
import { NodeService, type NodeView } from './node.service.js';

@Resolver('Node')
export class NodeResolver {
  constructor(private readonly nodeService: NodeService) {}

  @ResolveField('__resolveType')
  resolveType(node: NodeView): string {
    return node.__typename;
  }

  @Query('node')
  async node(@Context() context: ApiContext, @Args() { id }: QueryNodeArgs): Promise<NodeView | null> {
    return (await this.nodeService.nodes(context, [id]))[0] ?? null;
  }

  @Query('nodes')
  nodes(@Context() context: ApiContext, @Args() { ids }: QueryNodesArgs): Promise<(NodeView | null)[]> {
    return this.nodeService.nodes(context, ids);
  }
}
