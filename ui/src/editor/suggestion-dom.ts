/** What the popover of a suggestion looks like and says. */
import type { SpeakerView, SuggestionView } from '../ipc/generated';
import { moment } from '../shared/figures';
import { caps } from '../shared/keys';
import { shownAs } from '../shared/words';

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

function labelOf(speakers: readonly SpeakerView[], id: number | null): string {
  return speakers.find((one) => one.id === id)?.label ?? 'nobody';
}

/** What is proposed, in words. */
export function told(one: SuggestionView, speakers: readonly SpeakerView[]): string {
  const what = () => {
    if (one.proposal === 'link') {
      const { text, url } = one;
      return url ? `link “${shownAs(text)}” to ${url}` : `take the link off “${shownAs(text)}”`;
    }
    if (one.proposal === 'speaker') {
      return `${labelOf(speakers, one.to)} instead of ${labelOf(speakers, one.from)}`;
    }
    const { removed, inserted } = one;
    if (!removed) return `put in “${shownAs(inserted)}”`;
    if (!inserted) return `take out “${shownAs(removed)}”`;
    return `“${shownAs(inserted)}” instead of “${shownAs(removed)}”`;
  };
  return `${one.author} suggests: ${what()}. Enter accepts, Delete rejects.`;
}

function words(one: SuggestionView, speakers: readonly SpeakerView[]): HTMLElement {
  const dom = element('div', 'gl-row gl-change');
  const goes = (text: string) => element('span', 'gl-deleted', shownAs(text));
  const comes = (text: string) => element('span', 'gl-inserted', shownAs(text));
  if (one.proposal === 'words') {
    if (one.removed) dom.append(goes(one.removed), ' ');
    if (one.inserted) dom.append(comes(one.inserted));
  } else if (one.proposal === 'speaker') {
    dom.append(goes(labelOf(speakers, one.from)), ' ', comes(labelOf(speakers, one.to)));
  } else {
    dom.append(element('span', '', shownAs(one.text)), ' ');
    dom.append(one.url ? comes(one.url) : goes('its link'));
  }
  return dom;
}

export function suggestionDom(
  one: SuggestionView | undefined,
  speakers: readonly SpeakerView[],
  keyed: boolean,
  decide: (accept: boolean) => void,
): HTMLElement {
  const dom = element('div', 'gl-pop gl-suggestion');
  dom.setAttribute('role', 'listbox');
  dom.setAttribute('aria-label', 'Suggestion');
  dom.addEventListener('mousedown', (event) => event.preventDefault());
  if (!one) return dom;
  const facts = element('span', 'gl-facts', moment(one.at));
  dom.append(element('div', 'gl-row gl-head', element('span', '', one.author), facts));
  dom.append(words(one, speakers));
  const act = (name: string, keys: string, accept: boolean) => {
    const row = element('span', 'gl-act', name);
    if (keys) row.prepend(element('kbd', '', caps(keys).join(' ')), ' ');
    row.setAttribute('role', 'option');
    row.setAttribute('aria-selected', String(accept));
    row.addEventListener('click', (event) => {
      event.stopPropagation();
      decide(accept);
    });
    return row;
  };
  const acts = element('div', 'gl-acts', act('Accept', 'Enter', true));
  if (keyed) acts.append(act('Reject', 'Delete', false));
  else acts.append(act('Reject', '', false));
  dom.append(acts);
  return dom;
}
