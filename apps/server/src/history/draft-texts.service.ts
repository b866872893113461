import { JournalRepository } from '@colex/store';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Snapshot } from '../sync/room.js';
import { Rooms } from '../sync/rooms.js';

/** Texts of drafts, read and never changed. Asks no policy: services do, before they ask here. */
@Injectable()
export class DraftTexts {
  constructor(
    private readonly rooms: Rooms,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /**
   * The text as it stands: at least as far as the journal had come when this was called, whichever node wrote it. Null when
   * there is no such draft.
   */
  async now(draftId: string): Promise<Snapshot | null> {
    const headSeq = await new JournalRepository(this.dataSource.manager).headOf(draftId);
    const held = headSeq === null ? null : await this.rooms.hold(draftId);
    if (!held || headSeq === null) return null;
    try {
      for (;;) {
        const snapshot = await held.room.snapshot();
        if (snapshot.seq >= headSeq) return snapshot;
        await held.room.lookAtJournal(headSeq);
      }
    } finally {
      held.release();
    }
  }
}
