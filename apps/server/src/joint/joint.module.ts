import { Module } from '@nestjs/common';
import {
  ChairTermResolver,
  FollowUpResolver,
  MeetingResolver,
  OpenResolutionResolver,
  PaperSignatureResolver,
  ProjectJointResolver,
  ResolutionResolver,
  SignedPaperResolver,
} from './joint-fields.resolver.js';
import { JointReading } from './joint-reading.service.js';
import { JointResolver } from './joint.resolver.js';
import { JointService } from './joint.service.js';

@Module({
  providers: [
    JointService,
    JointReading,
    JointResolver,
    ProjectJointResolver,
    OpenResolutionResolver,
    MeetingResolver,
    ResolutionResolver,
    FollowUpResolver,
    SignedPaperResolver,
    PaperSignatureResolver,
    ChairTermResolver,
  ],
  exports: [JointService],
})
export class JointModule {}
