import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instantColumn } from '../column.js';
import { PersonEntity } from '../person/person.entity.js';
import { ThreadEntity } from './thread.entity.js';

/** What somebody said in a thread. A deleted comment is marked, its words stay (N6). */
@Entity({ name: 'thread_comment' })
@Index('thread_comment_thread_index', ['threadId', 'createdAt', 'id'])
export class ThreadCommentEntity {
  /** `cmt_…` */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'thread_comment_pkey' })
  id!: string;

  @Column({ name: 'thread_id', type: 'text' })
  @ForeignKey(() => ThreadEntity, { name: 'thread_comment_thread_fkey' })
  threadId!: string;

  @Column({ name: 'author_id', type: 'text' })
  @ForeignKey(() => PersonEntity, { name: 'thread_comment_author_fkey' })
  authorId!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ name: 'person_ids', type: 'text', array: true })
  personIds!: readonly string[];

  @Column({ name: 'city_ids', type: 'text', array: true })
  cityIds!: readonly string[];

  @Column(instantColumn('created_at', { default: () => 'now()' }))
  createdAt!: Date;

  @Column(instantColumn('edited_at', { nullable: true }))
  editedAt!: Date | null;

  @Column(instantColumn('deleted_at', { nullable: true }))
  deletedAt!: Date | null;
}

/** What a comment said before it was edited. */
@Entity({ name: 'thread_comment_wording' })
export class ThreadCommentWordingEntity {
  @PrimaryColumn({ name: 'comment_id', type: 'text', primaryKeyConstraintName: 'thread_comment_wording_pkey' })
  @ForeignKey(() => ThreadCommentEntity, { name: 'thread_comment_wording_comment_fkey' })
  commentId!: string;

  /** 1, 2, 3 … */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'thread_comment_wording_pkey' })
  number!: number;

  @Column({ type: 'text' })
  body!: string;

  /** When it was said. */
  @Column(instantColumn('said_at'))
  saidAt!: Date;
}
