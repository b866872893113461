import type { FullTrackFragment, TrackProjectQuery } from '@colex/contract';

/** A project as its track pages need it. */
export type TrackProject = NonNullable<TrackProjectQuery['project']>;

/** One city's track, in full. */
export type FullTrack = FullTrackFragment;
