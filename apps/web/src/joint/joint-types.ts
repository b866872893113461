import type { JointPageQuery } from '@colex/contract';

/** A project as the page of joint events needs it. */
export type JointProject = NonNullable<JointPageQuery['project']>;
