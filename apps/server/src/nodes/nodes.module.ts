import { Global, Module } from '@nestjs/common';
import { NodeLink } from './node-link.js';

@Global()
@Module({ providers: [NodeLink], exports: [NodeLink] })
export class NodesModule {}
