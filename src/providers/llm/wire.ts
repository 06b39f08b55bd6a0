import { z } from 'zod';

/** `POST /chat/completions`: of all that differs between endpoints, the words of the first choice. */
export const Completion = z.object({
  /** `content` is a text, or parts of one; null for a refusal. */
  choices: z.array(z.object({ message: z.object({ content: z.unknown().optional() }) })).min(1),
});

const Part = z.object({ type: z.literal('text').optional(), text: z.string() });

/** The answer's words; empty when there are none. */
export const contentOf = ({ choices: [first] }: z.output<typeof Completion>): string => {
  const content = first?.message.content;
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content.map((part) => Part.safeParse(part).data?.text ?? '').join('');
};

/** `error.code` of a refusal, or the error itself where it is only a text. */
export const Refusal = z.object({
  error: z.string().or(z.object({ code: z.string().or(z.number()).nullish().catch(null) })),
});
