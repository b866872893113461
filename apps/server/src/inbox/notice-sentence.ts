import { type Language, NOTICES, fill } from '@colex/contract';
import type { InboxItemEntity } from '@colex/store';

/** What a notice is about, by name. */
export interface NoticeNames {
  readonly actor: string | null;
  readonly draft: string | null;
  /** The clause as it prints, e.g. 第十条; null when there is none or it is gone. */
  readonly clause: string | null;
}

const SYSTEM: Readonly<Record<Language, string>> = { 'zh-CN': '系统', en: 'Colex' };
const UNTITLED: Readonly<Record<Language, string>> = { 'zh-CN': '（未命名文本）', en: 'an untitled draft' };

/** A notice as a sentence. Plain text: whoever shows it escapes it for the place where it stands (MS9). */
export function noticeSentence(
  { notice, parameters }: Pick<InboxItemEntity, 'notice' | 'parameters'>,
  names: NoticeNames,
  language: Language,
): string {
  const draft = names.draft || UNTITLED[language];
  return fill(NOTICES[notice][language], {
    ...parameters,
    actor: names.actor ?? SYSTEM[language],
    draft,
    clause: names.clause ?? (language === 'zh-CN' ? `《${draft}》` : draft),
  });
}
