import { AppError } from '../../errors.ts';

const LONGEST_NAME = 60;

/** A name as it is kept: one line, single spaces. @throws {AppError} INVALID_INPUT */
export const plainName = (typed: string): string => {
  const name = typed.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  if (name === '' || name.length > LONGEST_NAME) throw invalid('rule_name');
  return name;
};

type RuleProblem = 'rule_name' | 'rule_name_taken' | 'rule_circle' | 'rule_too_long';

/** What is wrong with a rule set that somebody wants to keep. */
export const invalid = (problem: RuleProblem, value?: string): AppError =>
  new AppError('INVALID_INPUT', value === undefined ? { problem } : { problem, value });
