import { Module } from '@nestjs/common';
import { TokenResolver } from './token.resolver.js';
import { TokenService } from './token.service.js';

@Module({ providers: [TokenService, TokenResolver], exports: [TokenService] })
export class TokenModule {}
