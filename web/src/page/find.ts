/** Elements of the page: finding and making them. Nothing here reads or writes markup. */

export type Attributes = Record<string, string | number | null | undefined>;

/** Give all elements that fit `query`. */
export function all<T extends Element = HTMLElement>(query: string, root: ParentNode = document): T[] {
  return [...root.querySelectorAll<T>(query)];
}

/** Give the first element that fits `query`. */
export function first<T extends Element = HTMLElement>(query: string, root: ParentNode = document): T | null {
  return root.querySelector<T>(query);
}

/** Give the element with `id`. */
export function named(id: string): HTMLElement | null {
  return document.getElementById(id);
}

/** Give the element at or around an event's target that fits `query`. */
export function around(event: Event, query: string): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>(query) : null;
}

/** Set attributes; one that is null or undefined is left out. */
export function dress(element: Element, attributes: Attributes): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
}

/** Make an element of HTML with text or elements in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  dress(element, attributes);
  element.append(...content);
  return element;
}

/** Give what runs `work` once things have been quiet for `pause` milliseconds. */
export function calm(work: () => void, pause: number): () => void {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, pause);
  };
}
