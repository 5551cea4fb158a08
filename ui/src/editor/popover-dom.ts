/** What the popover of a finding looks like and says. */
import type { FindingView, Scope } from '../ipc/generated';
import { shownAs as quoted } from '../shared/words';
import type { PopoverMode, Verdict } from './contract';
import { act, element, frame, key, option } from './popover-parts';

/** What a click in a popover may ask for. */
export type Wish = Verdict | { kind: 'back' } | { kind: 'rule' };

/** A finding with what is said of it: its places by now, and the name of its rule. */
export interface Told extends FindingView {
  ruleName: string;
}

/** Suggestions that have a key: the first and 2 to 9. */
const most = 9;

/** A correction as it is shown; taking the words out has to be said. */
function shownAs(suggestion: string): HTMLElement {
  return suggestion === ''
    ? element('span', 'gl-none', 'Take it out')
    : element('span', 'gl-correction', suggestion);
}

class Drawing {
  readonly keyed: boolean;

  constructor(
    private readonly finding: Told,
    private readonly mode: PopoverMode,
    private readonly choose: (wish: Wish) => void,
  ) {
    this.keyed = mode !== 'shown';
  }

  /** The words in question, how many places they have, and how far the queue is. */
  head(): HTMLElement {
    const { text, places } = this.finding;
    const facts = [places === 1 ? '1 place' : `${places} places`];
    if (typeof this.mode === 'object') facts.push(`${this.mode.at} of ${this.mode.of}`);
    const words = element('span', 'gl-words', quoted(text));
    return element('div', 'gl-row gl-head', words, element('span', 'gl-facts', facts.join(' · ')));
  }

  correction(index: number): HTMLElement {
    const suggestion = this.finding.suggestions[index] ?? '';
    const accept = (everywhere: boolean) => () =>
      this.choose({ kind: 'accept', suggestion, everywhere });
    const hint = element('span', 'gl-hint');
    const { places } = this.finding;
    if (index === 0) {
      hint.append(key('Enter'), places > 1 ? ' here' : ' accept');
      if (places > 1) {
        const everywhere = element('span', 'gl-act', key('Shift+Enter'), ` everywhere (${places})`);
        hint.append(' · ', option(everywhere, false, accept(true)));
      }
    } else if (this.keyed) {
      hint.append(key(String(index + 1)));
    }
    return option(element('div', 'gl-row', shownAs(suggestion), hint), index === 0, accept(false));
  }

  /** What puts the turn right, where other words would not. */
  repair(title: string): HTMLElement {
    const hint = element('span', 'gl-hint', key('Enter'), ' do it');
    const row = element('div', 'gl-row', element('span', 'gl-none', title), hint);
    return option(row, true, () => this.choose({ kind: 'repair' }));
  }

  act(words: string, keys: string, wish: Wish): HTMLElement {
    return act(words, this.keyed ? keys : null, () => this.choose(wish));
  }

  /** What can be done besides correcting. */
  acts(): HTMLElement {
    const leave = (scope: Scope): Verdict => ({ kind: 'leave', scope });
    const acts = element(
      'div',
      'gl-acts',
      this.act('Leave as it is', 'Escape', leave('here')),
      this.act('Leave in this transcript', 'Shift+Escape', leave('document')),
      this.act('Never again anywhere', 'N', leave('library')),
    );
    if (this.finding.glossary) {
      acts.append(this.act('Add to glossary', 'G', { kind: 'glossary' }));
    }
    return acts;
  }

  why(): HTMLElement | null {
    const { why } = this.finding;
    return why ? element('div', 'gl-why', why) : null;
  }

  foot(): HTMLElement {
    const foot = element('div', 'gl-row gl-foot');
    foot.append(
      element(
        'span',
        '',
        `${this.finding.ruleName} · `,
        this.act('Turn this rule off…', 'Alt+R', { kind: 'rule' }),
      ),
    );
    if (typeof this.mode === 'object') {
      const queue = element('span', 'gl-facts');
      if (this.mode.back) queue.append(this.act('back', 'Backspace', { kind: 'back' }), ' · ');
      queue.append(key('Escape'), ' ', key('Escape'), ' leave the queue');
      foot.append(queue);
    }
    return foot;
  }

  draw(): HTMLElement {
    const { finding } = this;
    const dom = frame(`Corrections for “${finding.text}”`, this.head());
    const count = Math.min(finding.suggestions.length, most);
    if (finding.repair !== null) dom.append(this.repair(finding.repair));
    for (let i = 0; i < count; i++) dom.append(this.correction(i));
    if (count === 0 && finding.repair === null)
      dom.append(element('div', 'gl-row gl-none', 'Look at it: no correction to offer'));
    dom.append(...[this.why(), this.acts(), this.foot()].filter((part) => part !== null));
    return dom;
  }
}

export function popoverDom(
  finding: Told,
  mode: PopoverMode,
  choose: (wish: Wish) => void,
): HTMLElement {
  return new Drawing(finding, mode, choose).draw();
}

/** The same for a screen reader. */
export function spoken(finding: Told, mode: PopoverMode): string {
  const keyed = mode !== 'shown';
  const [best, ...others] = finding.suggestions.slice(0, most);
  const parts = [`Finding: ${finding.text}.`];
  if (typeof mode === 'object') parts.unshift(`${mode.at} of ${mode.of}.`);
  if (finding.repair !== null) parts.push(`${keyed ? 'Enter' : 'Suggested'}: ${finding.repair}.`);
  else if (best === undefined) parts.push('No correction.');
  else parts.push(`${keyed ? 'Enter' : 'Suggested'}: ${best || 'take it out'}.`);
  others.forEach((other, i) => {
    parts.push(keyed ? `${i + 2}: ${other}.` : `Or ${other}.`);
  });
  if (finding.places > 1) parts.push(`${finding.places} places.`);
  parts.push(finding.why);
  return parts.join(' ');
}
