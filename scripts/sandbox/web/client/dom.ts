/** A few words for making DOM without a library and without ever parsing HTML from outside. */

export type Child = Node | string | null | undefined | false;

type Attributes = Readonly<
  Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>
>;

/** Listeners that `h` sets and `patch` carries over: as properties, so that the newest one replaces the older. */
export const HANDLERS = ['onclick', 'onchange', 'oninput', 'onkeydown', 'ontoggle', 'onsubmit'] as const;

/**
 * Makes an element. Attributes named `on…` are listeners, `true` sets an empty attribute, null, undefined and false
 * leave it out.
 */
export const h = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') Reflect.set(element, name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, String(value));
  }
  element.append(...present(children));
  return element;
};

export const present = (children: readonly Child[]): (Node | string)[] =>
  children.filter(
    (child): child is Node | string => child !== null && child !== undefined && child !== false,
  );

/** The element with this id; the page itself provides it. */
export const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}`);
  return element;
};

/** Makes `into` show exactly these, keeping what is the same (see `patch.ts`). */
export type Draw = (into: Element, children: readonly Child[]) => void;
