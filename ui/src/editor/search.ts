/** Find and replace: the panel at the top of the manuscript. */
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  replaceAll,
  replaceNext,
  SearchQuery,
  search,
  selectMatches,
  setSearchQuery,
} from '@codemirror/search';
import { EditorSelection, type Extension } from '@codemirror/state';
import { EditorView, keymap, type Panel, type ViewUpdate } from '@codemirror/view';
import { say } from './here';
import { plain } from './plain';
import { crossesBorder } from './turns';

/** Beyond so many matches they are no longer counted one by one. */
const most = 20_000;
const rest = 120;

/** A button whose name is a sign is called by the words before the keys of its title. */
function button(name: string, title: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = name;
  made.title = title;
  made.setAttribute('aria-label', title.replace(/ \(.*/, ''));
  made.addEventListener('click', act);
  return made;
}

function field(name: string): HTMLInputElement {
  const made = document.createElement('input');
  made.type = 'text';
  made.placeholder = name;
  made.setAttribute('aria-label', name);
  made.spellcheck = false;
  made.autocomplete = 'off';
  return made;
}

class FindPanel implements Panel {
  readonly dom = document.createElement('div');
  readonly top = true;
  private readonly find = field('Find');
  private readonly replace = field('Replace with');
  private readonly count = document.createElement('output');
  private readonly second = document.createElement('div');
  private readonly regexp = this.toggle('.*', 'Regular expression');
  private readonly matchCase = this.toggle('Aa', 'Match case');
  private readonly wholeWord = this.toggle('W', 'Whole words');
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly view: EditorView) {
    const { find, replace } = this;
    find.setAttribute('main-field', 'true');
    const first = document.createElement('div');
    first.append(
      find,
      this.regexp,
      this.matchCase,
      this.wholeWord,
      this.count,
      button('↑', 'Previous match (Shift+Enter)', () => findPrevious(view)),
      button('↓', 'Next match (Enter)', () => findNext(view)),
      button('All', 'Select all matches (Alt+Enter)', () => this.selectAll()),
      button('✕', 'Close (Esc)', () => this.close()),
    );
    this.second.append(
      replace,
      button('Replace', 'Replace this match (Enter)', () => replaceNext(view)),
      button('Replace all', 'Replace every match (Alt+Enter)', () => replaceAll(view)),
    );
    this.dom.className = 'gl-find';
    this.dom.setAttribute('role', 'search');
    this.dom.append(first, this.second);
    this.dom.addEventListener('keydown', (event) => this.onKey(event));
    replace.addEventListener('input', () => this.commit());
    find.addEventListener('input', () => {
      this.commit();
      this.toFirst();
    });
    this.show(getSearchQuery(view.state));
  }

  mount(): void {
    this.find.select();
    this.countSoon();
  }

  update(update: ViewUpdate): void {
    for (const tr of update.transactions) {
      for (const effect of tr.effects) {
        if (effect.is(setSearchQuery)) this.show(effect.value);
      }
    }
    if (update.docChanged || update.selectionSet) this.countSoon();
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  /** Shows or hides the field for replacing, and goes to the field that is wanted. */
  open(replace: boolean): void {
    this.second.hidden = !replace;
    const wanted = replace && this.find.value !== '' ? this.replace : this.find;
    wanted.focus();
    wanted.select();
  }

  private toggle(name: string, title: string): HTMLButtonElement {
    const made = button(name, title, () => {
      made.setAttribute('aria-pressed', String(made.getAttribute('aria-pressed') !== 'true'));
      this.commit();
    });
    made.setAttribute('aria-pressed', 'false');
    return made;
  }

  private pressed(toggle: HTMLButtonElement): boolean {
    return toggle.getAttribute('aria-pressed') === 'true';
  }

  private show(query: SearchQuery): void {
    const press = (toggle: HTMLButtonElement, on: boolean) =>
      toggle.setAttribute('aria-pressed', String(on));
    if (document.activeElement !== this.find) this.find.value = query.search;
    press(this.regexp, query.regexp);
    press(this.matchCase, query.caseSensitive);
    press(this.wholeWord, query.wholeWord);
    this.countSoon();
  }

  private commit(): void {
    const regexp = this.pressed(this.regexp);
    const replacement = plain(this.replace.value);
    const query = new SearchQuery({
      search: this.find.value,
      // Backslashes mean something in regular expressions only.
      replace: regexp ? replacement.replaceAll('\\n', '\n') : replacement,
      literal: true,
      regexp,
      caseSensitive: this.pressed(this.matchCase),
      wholeWord: this.pressed(this.wholeWord),
      // Nothing is found, and so nothing replaced, over the border of two turns.
      test: (_match, state, from, to) => !crossesBorder(state, from, to),
    });
    if (query.eq(getSearchQuery(this.view.state))) return;
    this.view.dispatch({ effects: setSearchQuery.of(query) });
  }

  /** Goes to the first match behind the selection's beginning, while it is being typed. */
  private toFirst(): void {
    const { state } = this.view;
    const query = getSearchQuery(state);
    if (!query.valid) return;
    let match = query.getCursor(state, state.selection.main.from).next();
    if (match.done) match = query.getCursor(state).next();
    if (match.done) return;
    const range = EditorSelection.range(match.value.from, match.value.to);
    const effects = EditorView.scrollIntoView(range, { y: 'center' });
    this.view.dispatch({ selection: range, effects, userEvent: 'select.search' });
  }

  private onKey(event: KeyboardEvent): void {
    const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : '';
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter') this.onEnter(event);
    else if (key === 'f' || key === 'h') this.open(key === 'h');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private onEnter(event: KeyboardEvent): void {
    const { view } = this;
    if (event.target instanceof HTMLButtonElement) event.target.click();
    else if (event.target === this.replace) (event.altKey ? replaceAll : replaceNext)(view);
    else if (event.altKey) this.selectAll();
    else (event.shiftKey ? findPrevious : findNext)(view);
  }

  private selectAll(): void {
    if (selectMatches(this.view)) this.view.focus();
  }

  private close(): void {
    closeSearchPanel(this.view);
    this.view.focus();
  }

  private countSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tellCount(), rest);
  }

  private tellCount(): void {
    const { words, error } = this.counted();
    if (this.count.textContent === words) return;
    this.count.textContent = words;
    this.count.className = error ? 'gl-wrong' : '';
    if (words) this.view.state.facet(say)(words);
  }

  private counted(): { words: string; error: boolean } {
    const { state } = this.view;
    const query = getSearchQuery(state);
    if (query.search === '') return { words: '', error: false };
    if (!query.valid) return { words: faultOf(query.search), error: true };
    const { from, to } = state.selection.main;
    const cursor = query.getCursor(state);
    let total = 0;
    let current = 0;
    for (let next = cursor.next(); !next.done && total < most; next = cursor.next()) {
      total += 1;
      if (next.value.from === from && next.value.to === to) current = total;
    }
    if (total === 0) return { words: 'Not found', error: false };
    const all = total === most ? `${most}+` : String(total);
    return { words: current ? `${current} of ${all}` : `${all} found`, error: false };
  }
}

function faultOf(expression: string): string {
  try {
    new RegExp(expression, 'u');
    return 'This matches nothing';
  } catch (error) {
    // “Invalid regular expression: /(/u: Unterminated group”: the last part says what is wrong.
    const [why = ''] = String(error).split(': ').slice(-1);
    return why;
  }
}

const panels = new WeakMap<EditorView, FindPanel>();

/** Opens the panel; the words that are selected are what is looked for. */
export function openFind(view: EditorView, replace: boolean): boolean {
  openSearchPanel(view);
  panels.get(view)?.open(replace);
  return true;
}

export const findAndReplace: Extension = [
  search({
    top: true,
    literal: true,
    createPanel: (view) => {
      const panel = new FindPanel(view);
      panels.set(view, panel);
      return panel;
    },
    scrollToMatch: (range) => EditorView.scrollIntoView(range, { y: 'center' }),
  }),
  keymap.of([
    { key: 'F3', run: findNext, shift: findPrevious, preventDefault: true },
    { key: 'Mod-g', run: findNext, shift: findPrevious, preventDefault: true },
  ]),
];
