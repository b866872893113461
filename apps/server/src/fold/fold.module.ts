import { Module } from '@nestjs/common';
import { Folds } from './folds.js';

@Module({ providers: [Folds], exports: [Folds] })
export class FoldModule {}
