/** What the popovers of the manuscript are drawn with. */
import { caps } from '../shared/keys';

export function element(
  tag: string,
  className: string,
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

export function key(keys: string): HTMLElement {
  return element('kbd', '', caps(keys).join(' '));
}

/** Something that a click does and a key as well. */
export function option(dom: HTMLElement, selected: boolean, choose: () => void): HTMLElement {
  dom.setAttribute('role', 'option');
  dom.setAttribute('aria-selected', String(selected));
  dom.addEventListener('click', (event) => {
    event.stopPropagation();
    choose();
  });
  return dom;
}

/** The same in words, with its key before them where there is one. */
export function act(
  words: string,
  keys: string | null,
  choose: () => void,
  selected = false,
): HTMLElement {
  const dom = element('span', 'gl-act', words);
  if (keys !== null) dom.prepend(key(keys), ' ');
  return option(dom, selected, choose);
}

/** A popover with what is in it. */
export function frame(label: string, ...children: (Node | string)[]): HTMLElement {
  const dom = element('div', 'gl-pop', ...children);
  dom.setAttribute('role', 'listbox');
  dom.setAttribute('aria-label', label);
  // The cursor stays in the text.
  dom.addEventListener('mousedown', (event) => event.preventDefault());
  return dom;
}
