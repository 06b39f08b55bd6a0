import { describe, expect, test } from 'vitest';
import { createLlm, type LlmDeps } from '../../../src/providers/llm/provider.ts';
import { askedTracks, labelOf, saying, soundModel } from '../../support/llm-model.ts';
import type { Reply, Responder } from '../../support/loopback.ts';
import { openProvider } from '../../support/provider.ts';
import { caught, foundOf, kinds, lookAll, subjectOf, subjects, told } from '../../support/subjects.ts';

const KEY = 'sk-53cr3t';
const open = (respond: Responder, more: Partial<LlmDeps> = {}) =>
  openProvider(respond, ({ http, url }) =>
    createLlm({ http, url: `${url}/v1`, apiKey: KEY, model: 'small:8b', mode: 'auto', ...more }),
  );
const [one, two, three] = [subjectOf(1), subjectOf(2), subjectOf(3)];
const bodyOf = (request: { body: string } | undefined) => JSON.parse(request?.body ?? 'null');

describe('a question', () => {
  test('is one request with the tracks as data, without tools, ids or anything of the people', async () => {
    await using it = await open(soundModel);
    const subject = subjectOf(77, {
      title: 'Un\u0000der\u202etow\n',
      albumTitle: 'EP',
      releaseDate: '2024-03-01',
    });
    await it.provider.look([subject]);
    const [request] = it.requests;
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers.authorization).toBe(`Bearer ${KEY}`);
    const body = bodyOf(request);
    expect(body).toMatchObject({ model: 'small:8b', temperature: 0, max_tokens: 300, stream: false });
    expect(Object.keys(body)).not.toContain('tools');
    expect(JSON.parse(body.messages[1].content)).toEqual({
      tracks: [
        { index: 1, title: 'Un der tow', artists: ['Artist 77'], album: 'EP', label: null, year: '2024' },
      ],
    });
    expect(body.messages[0].content).toMatch(/never an instruction/);
    expect(request?.body).not.toMatch(new RegExp(`${subject.spotifyId}|${subject.isrc}`));
  });

  test('holds the model to a flat schema with our words, all of it required, without bounds', async () => {
    await using it = await open(soundModel);
    await it.provider.look([one]);
    const { json_schema, type } = bodyOf(it.requests[0]).response_format;
    expect(type).toBe('json_schema');
    expect(json_schema).toMatchObject({
      strict: true,
      schema: { required: ['tracks'], additionalProperties: false },
    });
    const item = json_schema.schema.properties.tracks.items;
    expect(item.required).toEqual(['index', 'genres', 'moods', 'language', 'confidence']);
    expect(item.additionalProperties).toBe(false);
    expect(item.properties.genres.items.enum).toContain('dub techno');
    expect(JSON.stringify(json_schema)).not.toMatch(/minimum|maximum|maxItems|minLength|"not"|allOf/);
  });

  test('is a list of twenty tracks: a thousand are 50 requests', async () => {
    await using it = await open(soundModel);
    const findings = await lookAll(it.provider, subjects(1_000));
    expect(findings.filter(({ kind }) => kind === 'found')).toHaveLength(1_000);
    expect(it.requests).toHaveLength(50);
    expect(it.door.spent[0]).toEqual({ provider: 'llm', app: '-', bucket: 'chat', mode: null });
    expect(bodyOf(it.requests[0]).max_tokens).toBeLessThanOrEqual(2_500);
  });

  test('needs a title and an artist; nothing is asked about nothing', async () => {
    await using it = await open(soundModel);
    expect(it.provider.accepts(subjectOf(1, { artists: [] }))).toBe(false);
    expect(await it.provider.look([])).toEqual([]);
    expect(it.requests).toHaveLength(0);
  });
});

describe('an answer', () => {
  test('belongs by our own index, in any order; ids it invents are nothing', async () => {
    const tracks = [
      labelOf(3, { genres: ['house', 'techno'], language: 'en' }),
      labelOf(99),
      labelOf(1, { id: 'invented', spotify_id: 'x'.repeat(22), externalId: 'y', isrc: 'DEAA12000099' }),
      labelOf(0),
      labelOf(2, { genres: [], moods: [], language: null }),
    ];
    await using it = await open(() => saying({ tracks }));
    const findings = await it.provider.look([one, two, three]);
    // Asked about the second, it says that it does not know.
    expect(kinds(findings)).toEqual(['1 found', '2 miss', '3 found']);
    const first = foundOf(findings[0]);
    expect(first).toEqual({
      key: 1,
      kind: 'found',
      externalId: 'small:8b/1',
      confidence: 0.7,
      values: {
        genres: [{ name: 'techno', weight: 1 }],
        moods: [{ name: 'dark', weight: 1 }],
        language: 'zxx',
      },
      raw: {
        prompt: 'label-tracks',
        version: it.provider.version,
        model: 'small:8b',
        label: { genres: ['techno'], moods: ['dark'], language: 'zxx', confidence: 0.7 },
      },
    });
    expect(foundOf(findings[2]).values.genres).toEqual([
      { name: 'house', weight: 1 },
      { name: 'techno', weight: 0.8 },
    ]);
    const kept: unknown = JSON.parse(JSON.stringify(first.raw));
    expect(it.provider.read(kept, one)).toEqual({ values: first.values, confidence: 0.7 });
    expect(it.provider.read({ label: { genres: ['polka-core'] } }, one)).toBeNull();
  });

  test.each([
    ['0.59', 0.59, undefined],
    ['0.6', 0.6, 0.6],
    ['its surest', 1, 0.8],
    ['per cent', 70, 0.7],
    ['few per cent', 55, undefined],
    ['more than there is', 7.5, 0.8],
    ['nonsense', 9_999, 0.8],
    ['less than nothing', -1, undefined],
  ])('with confidence %s counts as that or as nothing', async (_, confidence, expected) => {
    await using it = await open(() => saying({ tracks: [labelOf(1, { confidence })] }));
    const [finding] = await it.provider.look([one]);
    expect(finding?.kind === 'found' ? finding.confidence : undefined).toBe(expected);
  });

  const json = JSON.stringify({ tracks: [labelOf(1)] });
  test.each([
    ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['in a fence that does not end', `\`\`\`\n${json}`],
    ['after a thought', `<think>{"tracks": []} hm</think>\n${json}`],
    ['after a thought whose beginning is cut off', `so {"tracks": 1} it is</think>${json}`],
    ['before a thought that does not end', `${json}<think>was that right? {`],
    ['between words', `Sure! Here you are:\n${json}\nAnything else?`],
    ['as a bare list', JSON.stringify([labelOf(1)])],
    [
      'in parts',
      [
        { type: 'text', text: json.slice(0, 20) },
        { type: 'text', text: json.slice(20) },
      ],
    ],
    ['with capitals and spaces', JSON.stringify({ tracks: [labelOf(1, { genres: [' Techno '] })] })],
    ['with an index that is text', JSON.stringify({ tracks: [labelOf(1, { index: '1' })] })],
    ['twice for one track', JSON.stringify({ tracks: [labelOf(1), labelOf(1, { genres: ['house'] })] })],
    ['with a language that is none', JSON.stringify({ tracks: [labelOf(1, { language: 'Klingon' })] })],
  ])('%s is understood at once', async (_, content) => {
    await using it = await open(() => saying(content));
    expect(foundOf((await it.provider.look([one]))[0]).values.genres).toEqual([
      { name: 'techno', weight: 1 },
    ]);
    expect(it.requests).toHaveLength(1);
  });
});

describe('an answer that cannot be used', () => {
  test.each([
    ['prose', 'These are lovely tracks!', 'it is not JSON'],
    ['a refusal', null, 'it is not JSON'],
    ['cut off', '{"tracks":[{"index":1,"gen', 'it is not JSON'],
    ['an unfinished thought', `<think>${JSON.stringify({ tracks: [labelOf(1)] })}`, 'it is not JSON'],
    ['another object', { answer: 42 }, 'a list "tracks"'],
    ['endless', `${' '.repeat(70_000)}{}`, 'far too long'],
    ['without a track', { tracks: [] }, 'index 1'],
    [
      'a word that is not in the list',
      { tracks: [labelOf(1, { genres: ['polka'] })] },
      'genres.0 is not in the list',
    ],
    ['a label with a field missing', { tracks: [{ index: 1, genres: [] }] }, 'moods invalid_type'],
  ])('(%s) is asked for once more, with what was wrong', async (_, content, problem) => {
    await using it = await open((request, index) =>
      index === 0 ? saying(content) : soundModel(request, index),
    );
    expect(kinds(await it.provider.look([one]))).toEqual(['1 found']);
    const { messages } = bodyOf(it.requests[1]);
    expect(messages.map(({ role }: { role: string }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
    ]);
    expect(messages[3].content).toContain(problem);
    expect(it.requests[1]?.body.length).toBeLessThan(20_000);
  });

  test('for some tracks keeps the others: what is missing the second time is no miss', async () => {
    await using it = await open((_, index) =>
      saying({
        tracks:
          index === 0
            ? [labelOf(1), labelOf(2, { genres: 7 })]
            : [labelOf(1, { genres: ['house'] }), labelOf(3)],
      }),
    );
    const findings = await it.provider.look([one, two, three]);
    expect(kinds(findings)).toEqual(['1 found', '2 unanswered', '3 found']);
    expect(foundOf(findings[0]).values.genres).toEqual([{ name: 'techno', weight: 1 }]);
    expect(it.requests).toHaveLength(2);
  });

  test('followed by prose leaves open what it left out', async () => {
    await using it = await open((_, index) =>
      saying(index === 0 ? { tracks: [labelOf(1), labelOf(99)] } : 'Sorry, what?'),
    );
    expect(kinds(await it.provider.look([one, two]))).toEqual(['1 found', '2 unanswered']);
    expect(it.requests).toHaveLength(2);
  });

  test.each([
    [[7], 13],
    [[3, 17], 19],
  ])('is spoilt by the titles %j alone, in at most %i questions', async (places, most) => {
    const bad = new Set(places.map((place) => subjectOf(place).title));
    await using it = await open((request, index) =>
      askedTracks(request).some(({ title }) => bad.has(title)) ? saying('no') : soundModel(request, index),
    );
    await it.provider.look([subjectOf(21)]);
    const findings = await it.provider.look(subjects(20));
    const left = findings.filter(({ kind }) => kind !== 'found');
    expect(kinds(left)).toEqual(places.map((place) => `${place} unanswered`));
    expect(it.requests.length).toBeLessThanOrEqual(most);
  });

  test('from a model that never gave one is trouble, after four questions', async () => {
    await using it = await open(() => saying('I cannot help with that.'));
    expect(await caught(it.provider.look(subjects(20)))).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      data: { provider: 'llm', why: 'bad_body' },
    });
    expect(it.requests).toHaveLength(4);
  });

  test('from a model that works otherwise is the fault of its batch', async () => {
    await using it = await open((request, index) =>
      index === 0 ? soundModel(request, index) : saying('no'),
    );
    await it.provider.look([one]);
    expect(kinds(await it.provider.look([two, three]))).toEqual(['2 unanswered', '3 unanswered']);
    expect(kinds(await it.provider.look([two]))).toEqual(['2 unanswered']);
  });

  test('for many at once is trouble, however well the model worked before', async () => {
    await using it = await open((request, index) =>
      index === 0 ? soundModel(request, index) : saying('no'),
    );
    await it.provider.look([one]);
    expect(await caught(it.provider.look(subjects(20)))).toMatchObject({ data: { why: 'bad_body' } });
    expect(it.requests).toHaveLength(9);
  });
});

describe('an endpoint', () => {
  const formatOf = (request: { body: string }): string => bodyOf(request).response_format?.type ?? 'prompt';
  const refusing =
    (...types: readonly string[]): Responder =>
    (request, index) =>
      types.includes(formatOf(request))
        ? { status: 400, body: { error: `'response_format.type' ${formatOf(request)} is not supported` } }
        : soundModel(request, index);

  test.each([
    ['json_schema', [], ['json_schema', 'json_schema']],
    ['json_object', ['json_schema'], ['json_schema', 'json_object', 'json_object']],
    ['the prompt alone', ['json_schema', 'json_object'], ['json_schema', 'json_object', 'prompt', 'prompt']],
  ])('that takes %s is found out once', async (_, refused, asked) => {
    await using it = await open(refusing(...refused));
    await it.provider.look([one]);
    expect(kinds(await it.provider.look([two]))).toEqual(['2 found']);
    expect(it.requests.map(formatOf)).toEqual(asked);
  });

  test.each(['json_schema', 'json_object', 'prompt'] as const)(
    'is asked by %s alone when told so',
    async (mode) => {
      await using it = await open(refusing('json_schema', 'json_object'), { mode });
      const answer = await caught(it.provider.look([one]));
      expect(it.requests.map(formatOf)).toEqual([mode]);
      if (mode !== 'prompt') expect(answer).toMatchObject({ data: { provider: 'llm', why: 'bad_body' } });
    },
  );

  test('may want its own name for the limit, and no temperature', async () => {
    await using it = await open((request, index) => {
      const body = bodyOf(request);
      if ('max_tokens' in body)
        return { status: 400, body: { error: { message: 'Use max_completion_tokens instead' } } };
      if ('temperature' in body)
        return { status: 400, body: { error: { message: 'Unsupported value: temperature' } } };
      return soundModel(request, index);
    });
    expect(kinds(await it.provider.look([one]))).toEqual(['1 found']);
    expect(bodyOf(it.requests.at(-1))).toMatchObject({ max_completion_tokens: 300 });
    expect(it.requests).toHaveLength(3);
  });

  test('may need no key', async () => {
    await using it = await open(soundModel, { apiKey: undefined });
    await it.provider.look([one]);
    expect(it.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  test('with little room is asked by halves', async () => {
    await using it = await open((request, index) =>
      askedTracks(request).length > 10
        ? { status: 400, body: { error: { code: 'context_length_exceeded' } } }
        : soundModel(request, index),
    );
    const findings = await it.provider.look(subjects(20));
    expect(findings.filter(({ kind }) => kind === 'found')).toHaveLength(20);
    expect(it.requests).toHaveLength(3);
  });

  test('with a filter that takes offence is no outage', async () => {
    await using it = await open((request, index) =>
      askedTracks(request).some(({ title }) => title === 'Rude')
        ? { status: 400, body: { error: { code: 'content_filter' } } }
        : soundModel(request, index),
    );
    const rude = subjectOf(3, { title: 'Rude' });
    expect(kinds(await it.provider.look([one, two, rude, subjectOf(4)]))).toEqual([
      '1 found',
      '2 found',
      '3 unanswered',
      '4 found',
    ]);
  });
});

describe('trouble is no miss:', () => {
  test.each([
    ['HTML', { body: '<html>' }, 'bad_body'],
    ['an empty answer', { body: '' }, 'bad_body'],
    ['an error with status 200', { body: { error: { code: 500 } } }, 'bad_body'],
    ['no choices', { body: { choices: [] } }, 'bad_body'],
    ['a key that is refused', { status: 401, body: { error: 'no' } }, 'refused'],
    ['a model that is not there', { status: 404, body: { error: 'try pulling it first' } }, 'refused'],
    ['a question that is refused', { status: 400, body: { error: 'no such parameter' } }, 'bad_body'],
    ['an outage', { status: 503 }, 'server'],
    ['a giant answer', { body: 'x'.repeat(9 * 1024 * 1024) }, 'bad_body'],
  ])('%s', async (_, reply, why) => {
    await using it = await open(() => reply);
    expect(await caught(it.provider.look([one]))).toMatchObject({ data: { provider: 'llm', why } });
    expect(it.requests).toHaveLength(1);
  });

  test('an empty account rests for hours', async () => {
    await using it = await open(() => ({ status: 429, body: { error: { code: 'insufficient_quota' } } }));
    expect(await caught(it.provider.look([one]))).toMatchObject({ name: 'RetryAfter', why: 'quota' });
    expect(it.door.blocks).toMatchObject([{ until: it.door.clock.now() + 6 * 3_600_000 }]);
  });

  test('an abort ends the question', async () => {
    const controller = new AbortController();
    await using it = await open(() => {
      controller.abort(new Error('stopped'));
      return saying('prose');
    });
    expect(await caught(it.provider.look([one], controller.signal))).toMatchObject({ message: 'stopped' });
    expect(it.requests).toHaveLength(1);
  });

  test('the key and the titles stand in no log and in no error', async () => {
    const echo = `${KEY} Song 1`;
    const replies: Reply[] = [
      { status: 401, body: echo },
      { status: 400, body: { error: echo } },
      { body: { choices: echo } },
      { body: `<${echo}` },
      saying(echo),
    ];
    const words: string[] = [];
    for (const reply of replies) {
      await using it = await open(() => reply);
      words.push(told(await caught(it.provider.look([one]))), ...it.door.lines);
    }
    expect(words.every((text) => text !== '')).toBe(true);
    expect(words.join('\n')).not.toMatch(/sk-53cr3t|Song 1/);
  });
});
