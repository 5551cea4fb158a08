/** What the popover of a suggestion or of a comment looks like and says. */
import type { CommentView, SpeakerView, SuggestionView } from '../ipc/generated';
import { moment } from '../shared/days';
import { counted } from '../shared/figures';
import { shownAs } from '../shared/words';
import { act, element, frame } from './popover-parts';

function labelOf(speakers: readonly SpeakerView[], id: number | null): string {
  return speakers.find((one) => one.id === id)?.label ?? 'nobody';
}

const turnTold = (comes: boolean) =>
  comes ? 'a turn begins here' : 'no turn begins here: it goes on in the one before';

/** What is proposed, in words. */
export function suggestionTold(one: SuggestionView, speakers: readonly SpeakerView[]): string {
  const what = () => {
    if (one.proposal === 'link') {
      const { text, url } = one;
      return url ? `link “${shownAs(text)}” to ${url}` : `take the link off “${shownAs(text)}”`;
    }
    if (one.proposal === 'speaker') {
      return `${labelOf(speakers, one.to)} instead of ${labelOf(speakers, one.from)}`;
    }
    if (one.proposal === 'turn') return turnTold(one.comes);
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
  if (one.proposal === 'turn') dom.append(turnTold(one.comes), ' ');
  if (one.proposal === 'words' || one.proposal === 'turn') {
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

/** Who it is by, and when it was made. */
function head({ author, at }: { author: string; at: number }): HTMLElement {
  const facts = element('span', 'gl-facts', moment(at));
  return element('div', 'gl-row gl-head', element('span', '', author), facts);
}

export function suggestionDom(
  one: SuggestionView | undefined,
  speakers: readonly SpeakerView[],
  keyed: boolean,
  decide: (accept: boolean) => void,
): HTMLElement {
  const dom = frame('Suggestion');
  dom.classList.add('gl-suggestion');
  if (!one) return dom;
  const acts = element(
    'div',
    'gl-acts',
    act('Accept', 'Enter', () => decide(true), true),
    act('Reject', keyed ? 'Delete' : null, () => decide(false)),
  );
  dom.append(head(one), words(one, speakers), acts);
  return dom;
}

/** What is remarked, in words. */
export function commentTold({ quote, remarks }: CommentView): string {
  const [first] = remarks;
  const on = quote ? `“${quote}”` : 'the whole turn';
  const more = remarks.length > 1 ? ` ${counted(remarks.length - 1, 'reply', 'replies')}.` : '';
  const keys = 'Enter resolves, R replies, Delete deletes.';
  return `${first?.author ?? ''} on ${on}: ${first?.text ?? ''}${more} ${keys}`;
}

export function commentDom(
  { remarks }: CommentView,
  decide: (resolved: boolean) => void,
  reply: () => void,
): HTMLElement {
  const said = remarks.flatMap((remark) => [
    head(remark),
    element('div', 'gl-row gl-remark', remark.text),
  ]);
  const acts = element(
    'div',
    'gl-acts',
    act('Resolve', 'Enter', () => decide(true), true),
    act('Reply', 'R', reply),
    act('Delete', 'Delete', () => decide(false)),
  );
  return frame('Comment', element('div', 'gl-thread', ...said), acts);
}
