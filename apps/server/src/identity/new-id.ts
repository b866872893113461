import { nanoid } from 'nanoid';

/** What an id is of, by its prefix. */
export const ID_PREFIXES = {
  region: 'rgn_',
  province: 'prv_',
  city: 'cty_',
  person: 'per_',
  project: 'prj_',
  draft: 'drf_',
  clause: 'cls_',
  thread: 'thr_',
  comment: 'cmt_',
  notice: 'ntc_',
  webhook: 'whk_',
  delivery: 'whd_',
  token: 'tok_',
  auditEntry: 'aud_',
  storedFile: 'fil_',
  step: 'stp_',
  meeting: 'mtg_',
  paper: 'ppr_',
  chairTerm: 'ctm_',
  signoffDecision: 'sgn_',
  settlement: 'stl_',
  ownership: 'own_',
  round: 'rnd_',
  roundSignature: 'rsg_',
  ignoredFinding: 'igf_',
  strandedText: 'str_',
  exportJob: 'exp_',
  version: 'ver_',
  versionClause: 'vcl_',
} as const;

/** Kinds of thing that have ids. */
export type IdKind = keyof typeof ID_PREFIXES;

/** What is named by something else and never given an id of its own. */
type DerivedKind = 'clause' | 'versionClause' | 'auditEntry';

/** A fresh id: the prefix of its kind and 21 random characters (126 bits). The same string in database, GraphQL and addresses. */
export function newId(kind: Exclude<IdKind, DerivedKind>): string {
  return `${ID_PREFIXES[kind]}${nanoid()}`;
}

/** What an id claims to be of; undefined when it is none of ours. */
export function kindOfId(id: string): IdKind | undefined {
  return (Object.keys(ID_PREFIXES) as IdKind[]).find((kind) => id.startsWith(ID_PREFIXES[kind]));
}
