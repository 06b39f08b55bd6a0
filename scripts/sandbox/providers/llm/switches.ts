/**
 * What the backend makes of `response_format`: `json_schema` takes both kinds, `json_object` refuses a schema with 400,
 * `prompt` refuses both, `ignores` takes everything without a word and answers as it likes.
 */
export type LlmMode = 'json_schema' | 'json_object' | 'prompt' | 'ignores';

export type LlmTrick =
  /** Sentences, no JSON. */
  | 'prose'
  /** JSON between ``` fences, with a sentence before it. */
  | 'fences'
  /** A `<think>` block with braces in it before the JSON. */
  | 'think'
  /** Indexes that were never asked about. */
  | 'invented-ids'
  /** The last item is left out. */
  | 'missing-items'
  | 'duplicate-items'
  /** A title that gives an order is obeyed. */
  | 'obeys-titles'
  /** A genre that is not on the list. */
  | 'out-of-enum'
  | 'texts-for-numbers'
  /** Confidence far above one. */
  | 'wild-confidence'
  | 'extra-keys'
  /** Half an answer, `finish_reason: length`. */
  | 'cut-off'
  | 'refusal'
  | 'empty';

/** How the model behaves. Change a field at any time. */
export interface LlmSwitches {
  mode: LlmMode;
  /** `openai`: `{error: {message, type, param, code}}`; `ollama`: `{error: "..."}`. */
  errorStyle: 'openai' | 'ollama';
  /** Names it answers to; any other is 404. */
  models: string[];
  /** Characters of a prompt it can take. OpenAI refuses a longer one, Ollama silently reads only its end. */
  longestPrompt: number;
  /** Plays a trick on the next `times` answers (default: on all), until `behave`. */
  play(trick: LlmTrick, times?: number): void;
  /** One trick an answer, in this order; then it behaves. */
  playInTurn(tricks: readonly LlmTrick[]): void;
  behave(): void;
  /** The trick of this answer, counted. */
  takeTrick(): LlmTrick | null;
}

export function createSwitches(): LlmSwitches {
  let current: { trick: LlmTrick; left: number } | null = null;
  let coming: readonly LlmTrick[] = [];
  return {
    mode: 'json_schema',
    errorStyle: 'openai',
    models: ['sandbox-small', 'sandbox-large'],
    longestPrompt: 60_000,
    play(trick, times = Number.POSITIVE_INFINITY) {
      current = { trick, left: times };
      coming = [];
    },
    playInTurn(tricks) {
      current = null;
      coming = tricks;
    },
    behave() {
      current = null;
      coming = [];
    },
    takeTrick() {
      const [next, ...later] = coming;
      if (next !== undefined) {
        coming = later;
        return next;
      }
      if (current === null) return null;
      const { trick } = current;
      current.left--;
      if (current.left <= 0) current = null;
      return trick;
    },
  };
}
