import { fieldInfo } from '../../domain/rules/fields.ts';
import { type JsonProblem, type Mistake, pathText, type TextProblem } from '../../domain/rules/problems.ts';
import { caretExcerpt } from '../../domain/rules/text/excerpt.ts';
import { formatNumber } from '../kit/format.ts';
import { escapeText } from '../kit/text.ts';
import type { Messages } from '../messages/catalogue.ts';

/** A code span has no escapes: a backtick in it would end it. */
const code = (text: string): string => text.replaceAll('`', 'ˋ').replaceAll('\n', ' ');

const sentence = (mistake: Mistake, { ruleLanguage: words, locale }: Messages): string => {
  const { expected, found, limit = 0, nearest } = mistake;
  const most = formatNumber(limit, locale);
  switch (expected) {
    case 'shorter':
    case 'shallower':
    case 'fewerRules':
    case 'fewerValues':
    case 'shorterValue':
    case 'shorterPattern':
    case 'fewerOfShape':
      return words.tooMuch[expected](most);
    case 'version':
      return words.version(escapeText(found), most);
    case 'missingName':
      return words.missing;
    default: {
      const options = mistake.words?.length ?? 0;
      const facts = {
        found: found === '' ? '' : escapeText(found, 60),
        ...(mistake.field !== undefined && { example: fieldInfo(mistake.field).example }),
        // With many words, the nearest one says more than all of them.
        ...(options > 0 &&
          options <= 12 && { words: mistake.words?.map((word) => `\`${code(word)}\``).join(', ') ?? '' }),
      };
      const said = words.problem(words.expected[expected], facts);
      return nearest === undefined ? said : `${said} ${words.nearest(code(nearest))}`;
    }
  }
};

/** The line with a caret under the place, and what was expected there. */
export const textProblem = (text: string, problem: TextProblem, messages: Messages): string => {
  const { line, column } = problem.at;
  const said = sentence(problem, messages);
  if (problem.at.length === 0 && problem.limit !== undefined) return said;
  const place = messages.ruleLanguage.at(
    formatNumber(line, messages.locale),
    formatNumber(column, messages.locale),
  );
  return `**${place}**\n\`\`\`\n${caretExcerpt(text, problem.at)}\n\`\`\`\n${said}`;
};

/** `where.all[2].value`, and what was expected there. */
export const jsonProblem = (problem: JsonProblem, messages: Messages): string => {
  const path = pathText(
    problem.path.length > 12 ? [...problem.path.slice(0, 6), '…', ...problem.path.slice(-4)] : problem.path,
  );
  const place = path === '' ? messages.ruleLanguage.inDocument : `\`${code(path)}\``;
  return `${place}: ${sentence(problem, messages)}`;
};
