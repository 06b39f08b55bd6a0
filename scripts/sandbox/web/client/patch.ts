import { type Child, HANDLERS, present } from './dom.ts';

/**
 * Makes `into` hold what `children` say and keeps every element that stays: pictures do not flicker, focus and open
 * menus survive. Children with `data-key` are found by it wherever they were; others are compared in their order.
 * An element with `data-own` looks after itself: it is kept as it is while that value is the same, and replaced else.
 */
export const draw = (into: Element, children: readonly Child[]): void => {
  const keyed = new Map<string, Element>();
  for (const child of into.children) {
    const key = keyOf(child);
    if (key !== null) keyed.set(key, child);
  }
  let at = into.firstChild;
  for (const child of present(children)) {
    const wanted = typeof child === 'string' ? document.createTextNode(child) : child;
    const match = matching(at, wanted, keyed);
    if (match === null) into.insertBefore(wanted, at);
    else {
      if (match === at) at = at.nextSibling;
      else into.insertBefore(match, at);
      patch(match, wanted);
    }
  }
  while (at !== null) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
};

const keyOf = (node: Node): string | null =>
  node instanceof HTMLElement ? (node.dataset['key'] ?? null) : null;

const matching = (
  at: ChildNode | null,
  wanted: Node,
  keyed: ReadonlyMap<string, Element>,
): ChildNode | null => {
  const key = keyOf(wanted);
  if (key !== null) {
    const known = keyed.get(key);
    return known !== undefined && known.nodeName === wanted.nodeName ? known : null;
  }
  return at !== null && at.nodeName === wanted.nodeName && keyOf(at) === null ? at : null;
};

const patch = (old: ChildNode, wanted: Node): void => {
  if (!(old instanceof Element && wanted instanceof Element)) {
    if (old.nodeValue !== wanted.nodeValue) old.nodeValue = wanted.nodeValue;
    return;
  }
  const own = wanted.getAttribute('data-own');
  if (own !== null || old.hasAttribute('data-own')) {
    if (own !== old.getAttribute('data-own')) replace(old, wanted);
    return;
  }
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const name of HANDLERS) Reflect.set(old, name, Reflect.get(wanted, name));
  draw(old, [...wanted.childNodes]);
};

/** Focus goes on to what takes the place. */
const replace = (old: Element, wanted: Element): void => {
  const focused = old.contains(document.activeElement);
  old.replaceWith(wanted);
  if (focused) wanted.querySelector<HTMLElement>('button, input, a')?.focus();
};
