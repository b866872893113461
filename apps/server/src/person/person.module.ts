import { Module } from '@nestjs/common';
import { MembershipResolver } from './membership.resolver.js';
import { PersonResolver } from './person.resolver.js';
import { PersonService } from './person.service.js';

@Module({ providers: [PersonService, PersonResolver, MembershipResolver] })
export class PersonModule {}
