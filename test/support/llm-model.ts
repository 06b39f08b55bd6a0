import type { Reply, Responder, SeenRequest } from './loopback.ts';

/** What the model was asked about one track. */
export interface AskedTrack {
  readonly index: number;
  readonly title: string;
  readonly artists: readonly string[];
}

/** The tracks of a request, whatever stands around them. */
export const askedTracks = ({ body }: SeenRequest): AskedTrack[] => {
  const { messages } = JSON.parse(body);
  return JSON.parse(messages[1].content).tracks;
};

const isContent = (value: unknown): boolean =>
  typeof value === 'string' || Array.isArray(value) || value === null;

/** An answer of an OpenAI-compatible endpoint; objects become the content's JSON. */
export const saying = (content: unknown): Reply => ({
  body: {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        message: {
          role: 'assistant',
          content: isContent(content) ? content : JSON.stringify(content),
        },
      },
    ],
    usage: { total_tokens: 5 },
  },
});

export const labelOf = (index: number, more: object = {}) => ({
  index,
  genres: ['techno'],
  moods: ['dark'],
  language: 'zxx',
  confidence: 0.7,
  ...more,
});

/** A model that does as it should, about every track. */
export const soundModel: Responder = (request) =>
  saying({ tracks: askedTracks(request).map(({ index }) => labelOf(index)) });
