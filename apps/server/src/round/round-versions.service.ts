import { type Line, clausesOf, readLineContent } from '@colex/lawtext';
import { VersionRepository } from '@colex/store';
import { type RoundVersion, roundVersionOf } from '@colex/workflow';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** A version as a round asks about it, with the words of its clauses. */
export interface VersionToSign extends RoundVersion {
  readonly draftId: string;
  /** The journal entry after which the draft read like this. */
  readonly seq: number;
  /** The lines of each clause, by the id of its first. */
  readonly wordsOf: ReadonlyMap<string, readonly Line[]>;
}

/** So many versions are remembered: a code is some megabytes. */
const MOST_VERSIONS = 16;

/** Versions as rounds ask about them. They never change, so that remembering them cannot be wrong. */
@Injectable()
export class RoundVersions {
  readonly #versions = new Map<string, VersionToSign>();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Null when there is no such version. */
  async of(versionId: string): Promise<VersionToSign | null> {
    const known = this.#versions.get(versionId) ?? (await this.#read(versionId));
    if (known === null) return null;
    // The one asked for last stands last; the first is the one to be forgotten.
    this.#versions.delete(versionId);
    this.#versions.set(versionId, known);
    for (const [oldest] of this.#versions) {
      if (this.#versions.size <= MOST_VERSIONS) break;
      this.#versions.delete(oldest);
    }
    return known;
  }

  async #read(versionId: string): Promise<VersionToSign | null> {
    const versions = new VersionRepository(this.dataSource.manager);
    const [row] = await versions.byIds([versionId]);
    const text = row && (await versions.textOf(versionId));
    if (!row || !text) return null;
    const lines = readLineContent(text.content);
    return {
      ...roundVersionOf({ versionId, name: row.name }, lines),
      draftId: row.draftId,
      seq: row.seq,
      wordsOf: new Map(clausesOf(lines).map((clause) => [clause.id, clause.lines])),
    };
  }
}
