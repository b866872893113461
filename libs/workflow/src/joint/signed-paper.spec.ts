import { actOf, chair, drafter, lead, observer, reviewer, CITIES } from '../builders.js';
import {
  isPaperComplete,
  paperTransition,
  signaturesInForce,
  type PaperCommand,
  type SignedPaper,
} from './signed-paper.js';

const run = (state: SignedPaper | null, command: PaperCommand, by = reviewer('徐州')) =>
  paperTransition(state, command, { act: actOf(by), memberCityIds: CITIES });
const stepped = (state: SignedPaper | null, command: PaperCommand, by = reviewer('徐州')): SignedPaper => {
  const outcome = run(state, command, by);
  if (!outcome.accepted) throw new Error(outcome.reason);
  return outcome.state;
};
const answer = (state: SignedPaper | null, command: PaperCommand, by = reviewer('徐州')): string => {
  const outcome = run(state, command, by);
  return outcome.accepted ? outcome.events.map(({ type }) => type).join(' ') || 'unchanged' : outcome.reason;
};
const signing = (type: 'signPaper' | 'withdrawPaperSignature', cityId = '徐州') =>
  ({ type, cityId, signatory: '常委会主任', digest: 'd1', on: '2026-11-20' }) as const;
const COMMANDS: Record<PaperCommand['type'], PaperCommand> = {
  preparePaper: {
    type: 'preparePaper',
    kind: 'AGREEMENT',
    title: '协同立法框架协议',
    documentId: 'doc',
    digest: 'd1',
    cityIds: ['徐州', '商丘'],
  },
  signPaper: signing('signPaper'),
  withdrawPaperSignature: signing('withdrawPaperSignature'),
  voidPaper: { type: 'voidPaper', reason: '文本有误' },
};
const commandTypes = Object.keys(COMMANDS) as PaperCommand['type'][];
const leads: readonly PaperCommand['type'][] = ['preparePaper', 'voidPaper'];

const open = stepped(null, COMMANDS.preparePaper, chair);
const signed = stepped(open, COMMANDS.signPaper);
const complete = stepped(signed, signing('signPaper', '商丘'), reviewer('商丘'));
const STATES = {
  none: null,
  open,
  'signed by 徐州': signed,
  complete,
  void: stepped(signed, COMMANDS.voidPaper, chair),
};
const TABLE: Record<keyof typeof STATES, Record<PaperCommand['type'], string>> = {
  none: {
    preparePaper: 'PaperPrepared',
    signPaper: 'notOpened',
    withdrawPaperSignature: 'notOpened',
    voidPaper: 'notOpened',
  },
  open: {
    preparePaper: 'alreadyOpen',
    signPaper: 'PaperSigned',
    withdrawPaperSignature: 'nothingToWithdraw',
    voidPaper: 'PaperVoided',
  },
  'signed by 徐州': {
    preparePaper: 'alreadyOpen',
    signPaper: 'unchanged',
    withdrawPaperSignature: 'PaperSignatureWithdrawn',
    voidPaper: 'PaperVoided',
  },
  complete: {
    preparePaper: 'alreadyOpen',
    signPaper: 'unchanged',
    withdrawPaperSignature: 'PaperSignatureWithdrawn',
    voidPaper: 'PaperVoided',
  },
  void: {
    preparePaper: 'alreadyOpen',
    signPaper: 'alreadyEnded',
    withdrawPaperSignature: 'alreadyEnded',
    voidPaper: 'alreadyEnded',
  },
};

describe('a paper the cities sign', () => {
  describe.each(Object.keys(STATES) as (keyof typeof STATES)[])('that is %s', (state) => {
    it.each(commandTypes)('answers %s as the table says', (type) => {
      expect(answer(STATES[state], COMMANDS[type], leads.includes(type) ? chair : reviewer('徐州'))).toBe(
        TABLE[state][type],
      );
    });
  });

  it('is prepared and voided by those who preside, with a reason to void it', () => {
    for (const by of [reviewer('徐州'), drafter('徐州'), lead('商丘'), observer]) {
      expect(answer(null, COMMANDS.preparePaper, by)).toBe('onlyChairOrLead');
      expect(answer(open, COMMANDS.voidPaper, by)).toBe('onlyChairOrLead');
    }
    expect(answer(open, { type: 'voidPaper', reason: ' ' }, lead('徐州'))).toBe('reasonMissing');
  });

  it('has a title and cities of the project to sign it', () => {
    const prepare = { type: 'preparePaper', kind: 'MINUTES', title: '纪要', documentId: 'doc', digest: 'd1' } as const;
    expect(answer(null, { ...prepare, cityIds: [] }, chair)).toBe('citiesMissing');
    expect(answer(null, { ...prepare, cityIds: ['南京'] }, chair)).toBe('cityNotInProject');
    expect(answer(null, { ...prepare, title: '', cityIds: ['徐州'] }, chair)).toBe('textMissing');
  });

  it('is signed for a city it names, by that city’s reviewer, about the document that stands, on a day that has come', () => {
    for (const type of ['signPaper', 'withdrawPaperSignature'] as const) {
      expect(answer(signed, signing(type, '淮北'), reviewer('淮北'))).toBe('notForTheSignatory');
      for (const by of [reviewer('商丘'), lead('徐州'), chair])
        expect(answer(signed, signing(type), by)).toBe('notAReviewerOfTheCity');
      expect(run(signed, { ...signing(type), digest: 'd0' })).toMatchObject({
        reason: 'paperChangedSinceRead',
        currentDigest: 'd1',
      });
      expect(answer(signed, { ...signing(type), signatory: '' })).toBe('textMissing');
      expect(answer(signed, { ...signing(type), on: '2026-11-23' })).toBe('dateInFuture');
      expect(answer(signed, { ...signing(type), on: '2026-11-31' })).toBe('dateInvalid');
    }
  });

  it('is complete with the last city’s signature, and no longer once one is taken back or it is void', () => {
    expect(answer(signed, signing('signPaper', '商丘'), reviewer('商丘'))).toBe('PaperSigned PaperCompleted');
    expect([signed, complete].map(isPaperComplete)).toEqual([false, true]);
    expect(signaturesInForce(complete).map(({ cityId, on }) => `${cityId} ${on}`)).toEqual([
      '徐州 2026-11-20',
      '商丘 2026-11-20',
    ]);
    const back = stepped(complete, COMMANDS.withdrawPaperSignature);
    expect(isPaperComplete(back)).toBe(false);
    expect(back.signatures).toHaveLength(3);
    expect(isPaperComplete(stepped(complete, COMMANDS.voidPaper, chair))).toBe(false);
  });
});
