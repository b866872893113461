import { Module } from '@nestjs/common';
import { AccessRequestResolver } from './access-request.resolver.js';
import { AccessRequestService } from './access-request.service.js';

@Module({ providers: [AccessRequestService, AccessRequestResolver] })
export class AccessRequestModule {}
