import { flag, integer, isObject, lengthOf, list, type Problem, problem, record, text } from './schema.ts';

const url = text({ max: 2048 });
const image = record(
  { url },
  { proxy_url: url, width: integer(), height: integer(), content_type: text(), flags: integer() },
);

const embed = record(
  {},
  {
    type: text(),
    title: text({ max: 256 }),
    description: text({ max: 4096 }),
    url,
    timestamp: text(),
    color: integer(0, 0xffffff),
    footer: record({ text: text({ min: 1, max: 2048 }) }, { icon_url: url, proxy_icon_url: url }),
    image,
    thumbnail: image,
    author: record({ name: text({ min: 1, max: 256 }) }, { url, icon_url: url, proxy_icon_url: url }),
    fields: list(
      record({ name: text({ min: 1, max: 256 }), value: text({ min: 1, max: 1024 }) }, { inline: flag }),
      {
        max: 25,
      },
    ),
  },
);

const MAX_TOTAL = 6000;

/** Up to ten embeds with 6000 characters over all of them. */
export function embeds(value: unknown, path: readonly (string | number)[], problems: Problem[]): void {
  list(embed, { max: 10 })(value, path, problems);
  if (!Array.isArray(value)) return;
  const total = value.filter(isObject).reduce((sum, entry) => sum + charactersOf(entry), 0);
  if (total > MAX_TOTAL) {
    problems.push(
      problem(path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_TOTAL}`),
    );
  }
}

function charactersOf(entry: Readonly<Record<string, unknown>>): number {
  const { title, description, footer, author, fields } = entry;
  const said = [title, description];
  if (isObject(footer)) said.push(footer['text']);
  if (isObject(author)) said.push(author['name']);
  if (Array.isArray(fields))
    for (const field of fields.filter(isObject)) said.push(field['name'], field['value']);
  return said.reduce<number>((sum, one) => sum + (typeof one === 'string' ? lengthOf(one) : 0), 0);
}
