import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIButtonComponentWithCustomId,
  APIComponentInMessageActionRow,
  APIMessageComponentEmoji,
  APIStringSelectComponent,
} from 'discord-api-types/v10';
import { ButtonStyle, ComponentType } from 'discord-api-types/v10';
import type { Messages } from '../messages/catalogue.ts';
import { plain } from './text.ts';

/** A row of a message: up to five buttons or one select menu. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

export interface ButtonFacts {
  readonly label?: string;
  /** Made by an `ActionSpec`. */
  readonly id: string;
  /** A Unicode emoji. */
  readonly emoji?: string;
  readonly disabled?: boolean;
}

const MAX_LABEL = 80;
const MAX_OPTION = 100;
const MAX_ROW = 5;

/**
 * Plain text within `max` UTF-16 units: nobody says which characters Discord counts in labels, and one that is too long
 * loses the whole message.
 */
const short = (words: string, max: number): string => {
  const line = plain(words, max);
  return line.length <= max ? line : plain(words, Math.floor(max / 2));
};

const emojiOf = (emoji: string | undefined): { emoji?: APIMessageComponentEmoji } =>
  emoji === undefined ? {} : { emoji: { name: emoji } };

const styled =
  (style: APIButtonComponentWithCustomId['style']) =>
  (facts: ButtonFacts): APIButtonComponentWithCustomId => ({
    type: ComponentType.Button,
    style,
    custom_id: facts.id,
    ...(facts.label === undefined ? {} : { label: short(facts.label, MAX_LABEL) }),
    ...emojiOf(facts.emoji),
    ...(facts.disabled === true ? { disabled: true } : {}),
  });

/** The one thing most people do next; one per message. */
export const primary = styled(ButtonStyle.Primary);
/** Everything else. */
export const secondary = styled(ButtonStyle.Secondary);
/** A yes to something good that has effects (apply, agree). */
export const success = styled(ButtonStyle.Success);
/** Only for what cannot be undone. */
export const danger = styled(ButtonStyle.Danger);

/** Opens a page in the browser; no interaction comes back. */
export const linkButton = (facts: { label: string; url: string; emoji?: string }): APIButtonComponent => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  url: facts.url,
  label: short(facts.label, MAX_LABEL),
  ...emojiOf(facts.emoji),
});

/** Up to five buttons; absent ones are left out, and a row without any is null (containers skip it). */
export const row = (...buttons: readonly (APIButtonComponent | null | undefined | false)[]): Row | null => {
  const components = buttons.filter(
    (one): one is APIButtonComponent => typeof one === 'object' && one !== null,
  );
  return components.length === 0 ? null : { type: ComponentType.ActionRow, components };
};

/** As many rows as the buttons need. */
export const rows = (buttons: readonly APIButtonComponent[]): Row[] => {
  const filled: Row[] = [];
  for (let start = 0; start < buttons.length; start += MAX_ROW) {
    filled.push({ type: ComponentType.ActionRow, components: buttons.slice(start, start + MAX_ROW) });
  }
  return filled;
};

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly emoji?: string;
  readonly chosen?: boolean;
}

export interface SelectFacts {
  readonly id: string;
  readonly placeholder: string;
  /** 1 to 25: page longer lists. */
  readonly options: readonly SelectOption[];
  /** How many may be chosen; exactly one by default. */
  readonly min?: number;
  readonly max?: number;
  readonly disabled?: boolean;
}

/** The select menu alone, as modals hold it. */
export const selectMenu = (facts: SelectFacts): APIStringSelectComponent => ({
  type: ComponentType.StringSelect,
  custom_id: facts.id,
  placeholder: short(facts.placeholder, 150),
  min_values: facts.min ?? 1,
  max_values: facts.max ?? 1,
  options: facts.options.map(({ label, value, description, emoji, chosen }) => ({
    label: short(label, MAX_OPTION),
    value,
    ...(description === undefined ? {} : { description: short(description, MAX_OPTION) }),
    ...emojiOf(emoji),
    ...(chosen === true ? { default: true } : {}),
  })),
  ...(facts.disabled === true ? { disabled: true } : {}),
});

/** A select menu in a row of its own. */
export const select = (facts: SelectFacts): Row => ({
  type: ComponentType.ActionRow,
  components: [selectMenu(facts)],
});

/**
 * Previous, where we are, next; null for a single page.
 * @param facts `page` counts from 0; `id` makes the custom id for a page (it is asked for -1 and `pages` too, on
 * buttons that are switched off: ids must be unique in a message).
 */
export const pager = (
  facts: { page: number; pages: number; id: (page: number) => string },
  m: Messages,
): Row | null => {
  const { page, pages, id } = facts;
  if (pages <= 1) return null;
  return row(
    secondary({ label: m.kit.previous, emoji: '◀️', id: id(page - 1), disabled: page <= 0 }),
    secondary({ label: m.kit.page(page + 1, pages), id: id(page), disabled: true }),
    secondary({ label: m.kit.next, emoji: '▶️', id: id(page + 1), disabled: page >= pages - 1 }),
  );
};
