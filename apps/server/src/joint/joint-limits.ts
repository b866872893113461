import type { MeetingCommand, PaperCommand } from '@colex/workflow';
import type { Refusal } from '../api/user-errors.js';

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 2_000;
const MOST_AGENDA = 50;
const LONGEST_ITEM = 500;
const LONGEST_SIGNATORY = 100;

const tooLong = (limit: number, field: string): Refusal => ({
  code: 'TOO_LARGE',
  message: 'noteTooLong',
  parameters: { limit },
  field: [field],
});

/** What is too long or too much in a command; undefined when nothing is. */
export function faultOf(command: MeetingCommand | PaperCommand): Refusal | undefined {
  switch (command.type) {
    case 'planMeeting':
    case 'changeMeeting': {
      const { title, place, agenda } = command.plan;
      if (title.length > LONGEST_TITLE || place.length > LONGEST_TITLE) return tooLong(LONGEST_TITLE, 'plan');
      if (agenda.length > MOST_AGENDA) {
        return {
          code: 'TOO_LARGE',
          message: 'tooManyItems',
          parameters: { limit: MOST_AGENDA },
          field: ['plan', 'agenda'],
        };
      }
      return agenda.some((item) => item.length > LONGEST_ITEM) ? tooLong(LONGEST_ITEM, 'plan') : undefined;
    }
    case 'resolve':
      return command.text.length > LONGEST_TEXT ? tooLong(LONGEST_TEXT, 'text') : undefined;
    case 'followUp':
      return command.note.length > LONGEST_TEXT ? tooLong(LONGEST_TEXT, 'note') : undefined;
    case 'cancelMeeting':
    case 'voidPaper':
      return command.reason.length > LONGEST_TEXT ? tooLong(LONGEST_TEXT, 'reason') : undefined;
    case 'preparePaper':
      return command.title.length > LONGEST_TITLE ? tooLong(LONGEST_TITLE, 'title') : undefined;
    case 'signPaper':
    case 'withdrawPaperSignature':
      return command.signatory.length > LONGEST_SIGNATORY ? tooLong(LONGEST_SIGNATORY, 'signatory') : undefined;
    case 'holdMeeting':
    case 'recordMinutes':
      return undefined;
  }
}
