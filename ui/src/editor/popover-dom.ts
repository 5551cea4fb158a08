/** What the popover of a finding looks like and says. */
import type { FindingView } from '../ipc/generated';

export type Action =
  | { kind: 'accept'; suggestion: string; everywhere: boolean }
  | { kind: 'leave' }
  | { kind: 'glossary' };

/** Suggestions that have a key: the first and 2 to 9. */
const most = 9;

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function key(name: string): HTMLElement {
  return element('kbd', '', name);
}

function option(dom: HTMLElement, selected: boolean, choose: () => void): HTMLElement {
  dom.setAttribute('role', 'option');
  dom.setAttribute('aria-selected', String(selected));
  dom.addEventListener('click', (event) => {
    event.stopPropagation();
    choose();
  });
  return dom;
}

/** A correction as it is shown; taking the words out has to be said. */
function shownAs(suggestion: string): HTMLElement {
  return suggestion === ''
    ? element('span', 'gl-none', 'Take it out')
    : element('span', 'gl-correction', suggestion);
}

function correction(
  finding: FindingView,
  index: number,
  keyed: boolean,
  choose: (action: Action) => void,
): HTMLElement {
  const suggestion = finding.suggestions[index] ?? '';
  const accept = (everywhere: boolean) => () => choose({ kind: 'accept', suggestion, everywhere });
  const hint = element('span', 'gl-hint');
  if (index === 0) {
    hint.append(key('↵'), ' accept');
    if (finding.places > 1) {
      const everywhere = element('span', 'gl-act', key('⇧↵'), ` everywhere (${finding.places})`);
      hint.append(' · ', option(everywhere, false, accept(true)));
    }
  } else if (keyed) {
    hint.append(key(String(index + 1)));
  }
  return option(element('div', 'gl-row', shownAs(suggestion), hint), index === 0, accept(false));
}

export function popoverDom(
  finding: FindingView,
  keyed: boolean,
  choose: (action: Action) => void,
): HTMLElement {
  const dom = element('div', 'gl-pop');
  dom.setAttribute('role', 'listbox');
  dom.setAttribute('aria-label', `Corrections for “${finding.text}”`);
  // The cursor stays in the text.
  dom.addEventListener('mousedown', (event) => event.preventDefault());
  const count = Math.min(finding.suggestions.length, most);
  for (let i = 0; i < count; i++) dom.append(correction(finding, i, keyed, choose));
  if (count === 0) dom.append(element('div', 'gl-row gl-none', 'No correction to offer'));
  const leave = element('span', 'gl-act', 'Leave as it is');
  const glossary = element('span', 'gl-act', 'Add to glossary');
  if (keyed) {
    leave.append(' ', key('esc'));
    glossary.append(' ', key('G'));
  }
  dom.append(
    element(
      'div',
      'gl-row',
      option(leave, false, () => choose({ kind: 'leave' })),
      option(glossary, false, () => choose({ kind: 'glossary' })),
    ),
  );
  if (finding.why) dom.append(element('div', 'gl-why', finding.why));
  return dom;
}

/** The same for a screen reader. */
export function spoken(finding: FindingView, keyed: boolean): string {
  const [best, ...others] = finding.suggestions.slice(0, most);
  const parts = [`Finding: ${finding.text}.`];
  if (best === undefined) parts.push('No correction.');
  else parts.push(`${keyed ? 'Enter' : 'Suggested'}: ${best || 'take it out'}.`);
  others.forEach((other, i) => {
    parts.push(keyed ? `${i + 2}: ${other}.` : `Or ${other}.`);
  });
  if (finding.places > 1) parts.push(`${finding.places} places.`);
  parts.push(finding.why);
  return parts.join(' ');
}
