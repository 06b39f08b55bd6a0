import { RE2JS, RE2JSException } from 're2js';
import { RULE_LIMITS } from './limits.ts';

/**
 * Why a pattern cannot be used; null when it can. `why` is RE2's own short reason ("missing closing )"), in English.
 * Running it takes time linear in the text, whatever the pattern is.
 */
export const patternProblem = (pattern: string): { readonly why: string } | 'tooLong' | null => {
  if (pattern.length > RULE_LIMITS.pattern) return 'tooLong';
  try {
    RE2JS.compile(pattern);
    return null;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { why: error.message.replace(/^error parsing regexp: /, '') };
  }
};
