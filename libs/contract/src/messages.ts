import type { LossReason } from '@colex/lawtext';
import type { Reason } from '@colex/policy';
import type { Language } from './language.js';
import type { Sentence } from './sentence.js';
import { WORKFLOW_REFUSALS } from './workflow-refusals.js';

export type { Sentence } from './sentence.js';

const REFUSALS: Readonly<Record<Reason, Sentence>> = {
  signInFirst: { 'zh-CN': '请先登录。', en: 'Please sign in first.' },
  suspended: {
    'zh-CN': '您的账号已停用，请联系管理员。',
    en: 'Your account is suspended; please ask the administrator.',
  },
  tokenOnlyReads: { 'zh-CN': '此令牌只能读取，不能修改。', en: 'This token may only read.' },
  notAMember: { 'zh-CN': '您不是该协同立法项目的成员。', en: 'You are not a member of this project.' },
  notTheOwner: { 'zh-CN': '这不属于您本人。', en: 'This does not belong to you.' },
  noSharedProject: { 'zh-CN': '您与此人没有共同的项目。', en: 'You share no project with this person.' },
  roleMayNotWrite: {
    'zh-CN': '您在本项目中的角色不能直接修改文本。',
    en: 'Your role in this project may not change the text.',
  },
  roleMayNotPropose: {
    'zh-CN': '您在本项目中的角色只能查看文本。',
    en: 'Your role in this project may only read the text.',
  },
  roleMayNotNameVersions: {
    'zh-CN': '您在本项目中的角色不能命名版本。',
    en: 'Your role in this project may not name versions.',
  },
  roleMayNotIgnoreFindings: {
    'zh-CN': '您在本项目中的角色不能忽略检查提示。',
    en: 'Your role in this project may not ignore findings.',
  },
  cityNotInProject: { 'zh-CN': '您所在的城市没有参加本项目。', en: 'Your city takes no part in this project.' },
  editionOfAnotherCity: {
    'zh-CN': '这是其他城市的文本，只有该市的起草人可以修改。',
    en: "This is another city's edition; only its own drafters change it.",
  },
  editionNeedsACity: { 'zh-CN': '城市文本必须属于一个城市。', en: 'An edition must belong to a city.' },
  notAReviewer: {
    'zh-CN': '只有本市的审核人可以会签。',
    en: 'Only the reviewers of a city decide about clauses.',
  },
  decidesForOwnCityOnly: {
    'zh-CN': '您只能代表本市会签，不能代表其他城市。',
    en: 'You decide for your own city only, never for another.',
  },
  onlyChairOrLead: {
    'zh-CN': '只有轮值主席或者牵头市的牵头起草人可以这样做。',
    en: 'Only the rotating chair or the lead drafter of the lead city may do this.',
  },
  onlyTheOwnerGivesBack: {
    'zh-CN': '只有负责起草这一条的城市可以交回。',
    en: 'Only the city that drafts this clause can give it back.',
  },
  mayNotChangeMembers: {
    'zh-CN': '只有管理员和牵头起草人可以调整成员。',
    en: 'Only administrators and lead drafters change who is a member.',
  },
  membersOfOwnCityOnly: {
    'zh-CN': '您只能调整本市的成员。',
    en: 'You may change the members of your own city only.',
  },
  onlyAdministratorAppoints: {
    'zh-CN': '管理员只能由管理员指定。',
    en: 'Only an administrator appoints administrators.',
  },
  notOneself: { 'zh-CN': '您不能对自己这样做。', en: 'You cannot do this to yourself.' },
  roleMayNotResolve: {
    'zh-CN': '意见由起草人或者轮值主席答复；您在本项目中的角色不能办结意见。',
    en: 'Opinions are answered by drafters or the chair; your role may not resolve them.',
  },
  roleMayNotConnect: {
    'zh-CN': '只有牵头起草人、轮值主席和管理员可以设置推送。',
    en: 'Only lead drafters, the chair and administrators set up webhooks.',
  },
  administratorReadsOnly: {
    'zh-CN': '管理员可以查看文本，但不参与起草。',
    en: 'The administrator reads texts but takes no part in drafting.',
  },
  notInChargeOfTheTrack: {
    'zh-CN': '只有轮值主席或者该市的牵头起草人、审核人可以记录该市的程序。',
    en: "Only the chair, or the city's own lead drafter or reviewer, keeps its procedure.",
  },
  resolutionOfOthers: {
    'zh-CN': '只有轮值主席、牵头市的牵头起草人和承办城市可以报告落实情况。',
    en: 'Only the chair, the lead drafter of the lead city and the cities it was given to report on a resolution.',
  },
  roleMayNotAddFiles: {
    'zh-CN': '您在本项目中的角色不能添加附件。',
    en: 'Your role in this project may not add files.',
  },
  administratorsOnly: { 'zh-CN': '只有管理员可以这样做。', en: 'Only administrators may do this.' },
  roleMayNotAudit: {
    'zh-CN': '只有轮值主席和管理员可以查看审计记录。',
    en: 'Only the chair and administrators may read the audit records.',
  },
};

const ANSWERS = {
  clauseNotFound: {
    'zh-CN': '没有这一条，或者您无权查看。',
    en: 'There is no such clause, or you may not see it.',
  },
  clauseOfAnotherCity: {
    'zh-CN': '这一条已分给其他城市起草，您可以提出修改建议。',
    en: 'This clause was given to another city to draft; you may propose a change.',
  },
  reasonTooLong: { 'zh-CN': '理由超过 {limit} 个字符。', en: 'The reason is longer than {limit} characters.' },
  digestForm: { 'zh-CN': '文字摘要的格式不对。', en: 'The digest is not of the expected form.' },

  emailForm: { 'zh-CN': '邮箱地址不正确。', en: 'This is not an e-mail address.' },
  timeOfDayForm: {
    'zh-CN': '免打扰时间应写作 22:00 的形式，起止都要写。',
    en: 'Quiet hours are written like 22:00, both ends or neither.',
  },
  webhookNotFound: {
    'zh-CN': '没有这个推送，或者您无权管理。',
    en: 'There is no such webhook, or you may not manage it.',
  },
  webhookNameForm: { 'zh-CN': '推送名称应为 1 至 100 个字符。', en: 'The name of a webhook has 1 to 100 characters.' },
  webhookUrlForm: {
    'zh-CN': '推送地址应以 https:// 开头，并且不含用户名和密码。',
    en: 'The address of a webhook begins with https:// and holds no name or password.',
  },
  threadNotFound: { 'zh-CN': '没有这条意见，或者您无权查看。', en: 'There is no such thread, or you may not see it.' },
  quoteNotFound: {
    'zh-CN': '所选的文字刚刚被改动，请重新选择。',
    en: 'The selected words have just been changed; please select again.',
  },
  quoteTooLong: {
    'zh-CN': '所选的文字超过 {limit} 个字符，请对整条提出意见。',
    en: 'The selection is longer than {limit} characters; open the thread on the clause.',
  },
  lineNotFound: { 'zh-CN': '这一条已经不在文本中。', en: 'This clause is no longer in the text.' },
  wholeDraftHasNoPlace: {
    'zh-CN': '对全文的意见没有所指的文字。',
    en: 'A thread on the whole draft stands at no words.',
  },
  threadMovedOn: {
    'zh-CN': '这条意见刚刚有了变化（第 {revision} 次），请看过再办。',
    en: 'The thread has just changed (to revision {revision}); please look again.',
  },
  notTheAuthor: { 'zh-CN': '只有本人可以修改或者删除自己的话。', en: 'Only its author edits or deletes a comment.' },
  commentDeleted: { 'zh-CN': '这段话已经删除。', en: 'This comment is deleted.' },
  textMissing: { 'zh-CN': '请写下内容。', en: 'Please write something.' },
  textTooLong: { 'zh-CN': '内容超过 10000 个字符。', en: 'The text is longer than 10,000 characters.' },
  tooManyMentions: {
    'zh-CN': '一次最多提到 50 个人或者城市。',
    en: 'At most 50 people and cities are mentioned at once.',
  },
  mentionUnknown: {
    'zh-CN': '提到的人或者城市不能查看这个文本。',
    en: 'Somebody mentioned may not read this draft.',
  },
  personUnknown: { 'zh-CN': '此人不能查看这个文本。', en: 'This person may not read this draft.' },
  originCityMissing: { 'zh-CN': '请写明是哪个城市的意见。', en: 'Please say which city the opinion is of.' },
  originNameTooLong: {
    'zh-CN': '来源名称超过 100 个字符。',
    en: 'The name of the origin is longer than 100 characters.',
  },
  outcomeMissing: {
    'zh-CN': '请写明采纳、部分采纳还是未采纳。',
    en: 'Please say whether the opinion is accepted, in part or not.',
  },
  reasonMissing: { 'zh-CN': '请写明理由。', en: 'Please give a reason.' },
  changeUnknown: { 'zh-CN': '没有这一处修改记录。', en: 'There is no such change.' },
  threadResolved: { 'zh-CN': '这条意见已经办结，请先重新提出。', en: 'The thread is resolved; reopen it first.' },
  alreadyOpen: { 'zh-CN': '已经提出。', en: 'It is open already.' },
  itemUnknown: { 'zh-CN': '没有这一项。', en: 'There is no such item.' },
  dateInvalid: { 'zh-CN': '日期不正确。', en: 'The date is not a date.' },
  dateInPast: { 'zh-CN': '日期已经过去。', en: 'The date has passed.' },
  wrongCredentials: { 'zh-CN': '账号或密码不正确。', en: 'The account name or the password is wrong.' },
  tooManyAttempts: {
    'zh-CN': '尝试次数过多，请在 {seconds} 秒后再试。',
    en: 'Too many attempts; please try again in {seconds} seconds.',
  },
  projectNotFound: {
    'zh-CN': '没有这个项目，或者您无权查看。',
    en: 'There is no such project, or you may not see it.',
  },
  cityNotFound: {
    'zh-CN': '没有这个城市，或者它没有参加本项目。',
    en: 'There is no such city, or it takes no part in the project.',
  },
  textTooLarge: { 'zh-CN': '文本超过 {limit} 个字符。', en: 'The text is longer than {limit} characters.' },
  titleTooLarge: { 'zh-CN': '标题超过 {limit} 个字符。', en: 'The title is longer than {limit} characters.' },
  jointHasNoCity: { 'zh-CN': '共同文本不属于某一个城市。', en: 'The joint text belongs to no single city.' },
  idempotencyKeyReused: {
    'zh-CN': '这个幂等键已经用于另一个请求。',
    en: 'This idempotency key was used for a different request.',
  },
  idempotencyKeyForm: {
    'zh-CN': '幂等键应为 1 至 200 个字符。',
    en: 'An idempotency key has 1 to 200 characters.',
  },
  tokenNameForm: { 'zh-CN': '令牌名称应为 1 至 100 个字符。', en: 'The name of a token has 1 to 100 characters.' },
  tokenExpiryPast: { 'zh-CN': '令牌的到期时间必须在将来。', en: 'The expiry of a token must lie in the future.' },
  updateRefused: {
    'zh-CN': '这处修改不符合文本的结构，未被接受；文本没有改变。',
    en: 'This change does not fit the structure of a text and was refused; the draft is as it was.',
  },
  foreignClientId: {
    'zh-CN': '这处修改署着他人的编号，未被接受；请重新打开文本。',
    en: 'This change carries the id of somebody else and was refused; please open the draft again.',
  },
  settledClauseTouched: {
    'zh-CN': '这处修改触及已经定稿的条文，未被接受；文本没有改变。',
    en: 'This change touches a settled clause and was refused; the draft is as it was.',
  },
  ownedClauseTouched: {
    'zh-CN': '这处修改触及由其他城市起草的条文，未被接受；文本没有改变。',
    en: 'This change touches a clause that another city writes and was refused; the draft is as it was.',
  },
  draftNotFound: { 'zh-CN': '没有这个文本，或者您无权查看。', en: 'There is no such draft, or you may not see it.' },
  oneVersionOnly: {
    'zh-CN': 'versionId 与 newVersion 只能给出一个。',
    en: 'Give versionId or newVersion, not both.',
  },
  ruleNotKnown: { 'zh-CN': '没有这条检查规则。', en: 'There is no such drafting rule.' },
  findingClauseGone: {
    'zh-CN': '文本中已没有这一条，请刷新检查结果。',
    en: 'The text has no such clause any more; please look at the findings again.',
  },
  findingWordsForm: {
    'zh-CN': '所指文字应为 1 至 {limit} 个字符。',
    en: 'The words found have 1 to {limit} characters.',
  },
  findingReasonForm: {
    'zh-CN': '请写明忽略的理由，1 至 {limit} 个字符。',
    en: 'Please say why it is ignored, in 1 to {limit} characters.',
  },
  findingIgnoredAlready: {
    'zh-CN': '这条提示已经被忽略。',
    en: 'This finding is ignored already.',
  },
  ignoredFindingNotFound: {
    'zh-CN': '没有这条忽略记录，或者您无权查看。',
    en: 'There is no such record, or you may not see it.',
  },
  ignoredFindingHeeded: { 'zh-CN': '这条提示已经恢复。', en: 'This finding counts again already.' },
  strandedTextNotFound: {
    'zh-CN': '没有这段冲突文字，或者您无权查看。',
    en: 'There are no such stranded words, or you may not see them.',
  },
  strandedTextDecided: { 'zh-CN': '这段冲突文字已经处理。', en: 'These stranded words are decided about already.' },
  versionNameForm: {
    'zh-CN': '版本名称应为 1 至 {limit} 个字符。',
    en: 'The name of a version has 1 to {limit} characters.',
  },
  versionNoteForm: {
    'zh-CN': '版本说明不超过 {limit} 个字符。',
    en: 'The note of a version has at most {limit} characters.',
  },
  versionNameTaken: {
    'zh-CN': '本文本已有同名的版本，请换一个名称。',
    en: 'This draft already has a version of this name; please choose another.',
  },
  momentNotFound: {
    'zh-CN': '文本没有这个时刻，或者那时还没有这一条。',
    en: 'The draft has no such moment, or had no such clause then.',
  },
  chairIsNoMember: {
    'zh-CN': '此人不是本项目的成员。',
    en: 'This person is no member of the project.',
  },
  noSuchExport: {
    'zh-CN': '这种文件没有这个格式。',
    en: 'There is no such paper in this format.',
  },
  exportNeedsBase: {
    'zh-CN': '请指定要与哪个文本对照。',
    en: 'Please say which text it is compared with.',
  },
  tooManyExports: {
    'zh-CN': '您已有 {limit} 个文件正在生成，请等其中一个完成。',
    en: 'You have {limit} papers under way; please wait until one of them is done.',
  },
  textTooBusy: {
    'zh-CN': '文本正在被频繁修改，请稍后再试。',
    en: 'The draft is being written too busily just now; please try again.',
  },
  restorationTooLarge: {
    'zh-CN': '要恢复的内容过多，请逐条恢复。',
    en: 'There is too much to restore at once; please restore clause by clause.',
  },
  clauseProtected: {
    'zh-CN': '此条已经定稿或由其他城市起草，不能恢复。',
    en: 'This clause is settled, or drafted by another city, and cannot be restored.',
  },
  writeTooLarge: {
    'zh-CN': '一次修改的内容过多，请分几次提交。',
    en: 'This changes too much at once; please send it in several parts.',
  },
  clauseNotYours: {
    'zh-CN': '此条已经定稿或由其他城市起草，不能修改；可以提出修改建议。',
    en: 'This clause is settled, or drafted by another city, and cannot be changed; it can be proposed to change it.',
  },
  clauseChangedSince: {
    'zh-CN': '此条在第 {base} 条日志之后已被修改，现为第 {revision} 条日志，请对照后重新提交。',
    en: 'The clause was changed after entry {base}; the draft stands at {revision} now. Please compare and send it again.',
  },
  foreignLine: {
    'zh-CN': '第 {line} 行的标识不属于此条。',
    en: 'Line {line} names a line that is not of this clause.',
  },
  repeatedLine: {
    'zh-CN': '第 {line} 行的标识已经用过。',
    en: 'Line {line} names a line that was named before.',
  },
  notLineText: {
    'zh-CN': '第 {line} 行含有换行、控制字符或者不完整的字符。',
    en: 'Line {line} holds a line break, a control character or half a character.',
  },
  joinsOtherClauses: {
    'zh-CN': '这些行会与前后的条文连在一起。首行应当是条、章等能够独立成立的行。',
    en: 'These lines would join the clauses around them. The first line must be one that stands by itself, such as an article.',
  },
  revisionMovedOn: {
    'zh-CN': '文本已有新的修改，现为第 {revision} 条日志，请重新读取。',
    en: 'The draft has moved on to entry {revision} meanwhile; please read it again.',
  },
  digestDiffers: {
    'zh-CN': '文本与您读到的不一致，现为第 {revision} 条日志，请重新读取。',
    en: 'The text is not the one you read; it stands at entry {revision}. Please read it again.',
  },
  itemChangedSinceRead: {
    'zh-CN': '内容已被他人更新，请看过新的情况再操作。',
    en: 'Somebody else changed it meanwhile; please look at it again.',
  },
  minutesNotFound: {
    'zh-CN': '没有这份会议纪要，或者它不属于本项目。',
    en: 'There are no such minutes in this project.',
  },
  trackChangedSinceRead: {
    'zh-CN': '该市的程序已被他人更新，请看过新的情况再记录。',
    en: 'Somebody else changed this procedure meanwhile; please look at it again.',
  },
  roundIsOpen: {
    'zh-CN': '这个文本已有一轮会签正在进行，请先结束它。',
    en: 'A sign-off round of this draft is open already; close it first.',
  },
  cityNotInRound: { 'zh-CN': '这一轮会签没有请该市答复。', en: 'The city is not asked in this round.' },
  versionNotFound: {
    'zh-CN': '没有这个版本，或者它不属于本项目。',
    en: 'There is no such version in this project.',
  },
  fileNotFound: { 'zh-CN': '没有这个附件，或者它不属于本项目。', en: 'There is no such file in this project.' },
  fileTooLarge: { 'zh-CN': '附件超过 {limit} MB。', en: 'The file is larger than {limit} MB.' },
  fileEmpty: { 'zh-CN': '附件是空的。', en: 'The file is empty.' },
  fileType: {
    'zh-CN': '不接受这种附件；可以是 PDF、OFD、Word、WPS、Excel、图片或者纯文本。',
    en: 'Files of this type are not accepted; PDF, OFD, Word, WPS, Excel, pictures and plain text are.',
  },
  noteTooLong: { 'zh-CN': '说明超过 {limit} 个字符。', en: 'The note is longer than {limit} characters.' },
  tooManyItems: { 'zh-CN': '最多可列 {limit} 项。', en: 'At most {limit} may be listed.' },
  rulesForm: {
    'zh-CN': '审次、天数或者期限不合理，或者没有写明依据。',
    en: 'A number of readings, days or a period makes no sense, or no source is given.',
  },
  tokenNotFound: { 'zh-CN': '没有这个令牌。', en: 'There is no such token.' },
} satisfies Record<string, Sentence>;

/** What happened to something of an imported text that is not in the lines as it was written. */
export const LOSSES: Readonly<Record<LossReason, Sentence>> = {
  comment: {
    'zh-CN': '这是注释，不属于正文，已略去。',
    en: 'This is a comment, not part of the text; it was left out.',
  },
  unplaced: {
    'zh-CN': '这一行不能归入章、条、款、项的结构，已作为普通行保留。',
    en: 'This line has no place in the structure; it is kept as a plain line.',
  },
  table: {
    'zh-CN': '这是表格中的一行，已作为普通行保留。',
    en: 'This is a row of a table; it is kept as a plain line.',
  },
  contents: {
    'zh-CN': '这是目录中的一项，正文中没有对应的标题，已略去。',
    en: 'This entry of the table of contents is no heading of the text; it was left out.',
  },
  bracket: {
    'zh-CN': '题注的括号不成对，已略去。',
    en: 'A bracket of the note under the title has no partner; it was left out.',
  },
  'arabic-number': {
    'zh-CN': '此处序号是阿拉伯数字，现改按汉字数字排印。',
    en: 'This number was in Arabic numerals; it prints in Chinese ones from now on.',
  },
  'number-order': {
    'zh-CN': '此处序号与前后不连续，已按原文保留。',
    en: 'This number does not follow the one before it; it is kept as it was written.',
  },
};

/** Every sentence the server says to a person, by key; the reasons of the policy and of the workflow are among them. */
export const MESSAGES = { ...WORKFLOW_REFUSALS, ...REFUSALS, ...ANSWERS } satisfies Record<string, Sentence>;

/** A key of {@link MESSAGES}. */
export type MessageKey = keyof typeof MESSAGES;

/** The sentence in this language, its `{parameters}` filled in. A parameter that is not given stays visible. */
export function say(
  key: MessageKey,
  language: Language,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  return fill(MESSAGES[key][language], parameters);
}

/** Fills the `{parameters}` of any sentence; one that is not given stays visible. */
export function fill(sentence: string, parameters: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
}
