import type { ChangeProcedureRulesInput, PeriodInput } from '@colex/contract';
import type { Period, ProcedureRules, Sourced } from '@colex/workflow';

const MOST_READINGS = 10;
const MOST_DAYS = 1_000;
const LONGEST_SOURCE = 300;

/** A city's rules with what was set; null when a number makes no sense or no source is given. What the national law sets stays. */
export function withRules(now: ProcedureRules, input: ChangeProcedureRulesInput): ProcedureRules | null {
  const { readings, readingsWhenAgreed, readingsWhenImportant = null, consultationDays = null } = input;
  const source = input.source.trim();
  const isCount = (count: number | null, least: number, most: number): boolean =>
    count === null || (count >= least && count <= most);
  const periods = [input.submitBefore, input.sendToMembersBefore, input.previewBefore, input.promulgateWithin];
  const isSense =
    isCount(readings, 1, MOST_READINGS) &&
    isCount(readingsWhenAgreed, 1, readings) &&
    isCount(readingsWhenImportant, readings, MOST_READINGS) &&
    isCount(consultationDays, 1, MOST_DAYS) &&
    periods.every((period) => isCount(period?.count ?? null, 1, MOST_DAYS)) &&
    source.length > 0 &&
    source.length <= LONGEST_SOURCE;
  if (!isSense) return null;
  // Whoever sets a rule and says where it stands has read it.
  const sourced = <Value>(value: Value): Sourced<Value> => ({ value, source, certainty: 'READ' });
  const period = (given: PeriodInput | null | undefined): Sourced<Period> | null =>
    given ? sourced({ count: given.count, unit: given.unit }) : null;
  return {
    ...now,
    readings: sourced({ normal: readings, whenAgreed: readingsWhenAgreed, whenImportant: readingsWhenImportant }),
    consultation: sourced({
      required: input.consultationRequired,
      atLeast: consultationDays === null ? null : { count: consultationDays, unit: 'DAY' },
    }),
    submitBefore: period(input.submitBefore),
    sendToMembersBefore: period(input.sendToMembersBefore),
    previewBefore: period(input.previewBefore),
    promulgateWithin: period(input.promulgateWithin),
  };
}
