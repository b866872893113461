import { Module } from '@nestjs/common';
import { FileController } from './file.controller.js';
import { StoredFileResolver } from './file.resolver.js';
import { FileService } from './file.service.js';

@Module({ controllers: [FileController], providers: [FileService, StoredFileResolver] })
export class FileModule {}
