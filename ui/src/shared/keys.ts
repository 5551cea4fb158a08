/** Keys as they are written in the table of commands, as they arrive, and as they are shown. */

const mac = /Mac|iP(hone|ad)/.test(navigator.platform);

export interface Chord {
  /** Ctrl; Cmd on macOS. */
  mod: boolean;
  alt: boolean;
  shift: boolean;
  /** As `KeyboardEvent.key` names it, in lower case. */
  key: string;
}

/** Reads `Mod+Shift+K`, `Alt+1`, `F8`. */
export function parse(keys: string): Chord {
  const parts = keys.toLowerCase().split('+');
  // The plus key itself leaves nothing behind its own sign.
  const key = parts.pop() || '+';
  return {
    mod: parts.includes('mod'),
    alt: parts.includes('alt'),
    shift: parts.includes('shift'),
    key,
  };
}

/**
 * Letters count by what they type, or by their place on keyboards that type other scripts;
 * digits by their place, since Alt and some layouts give them another meaning.
 */
export function matches(chord: Chord, event: KeyboardEvent): boolean {
  const mod = mac ? event.metaKey : event.ctrlKey;
  const otherMod = mac ? event.ctrlKey : event.metaKey;
  if (mod !== chord.mod || otherMod || event.altKey !== chord.alt) return false;
  if (event.shiftKey !== chord.shift) return false;
  const key = event.key.toLowerCase();
  if (/^\d$/.test(chord.key)) {
    return event.code === `Digit${chord.key}` || event.code === `Numpad${chord.key}`;
  }
  if (/^[a-z]$/.test(chord.key) && !/^[a-z]$/.test(key)) {
    return event.code === `Key${chord.key.toUpperCase()}`;
  }
  return key === chord.key;
}

/** True for keys that would type something: they act only where nothing is typed. */
export function types(chord: Chord): boolean {
  return !chord.mod && !chord.alt && chord.key.length === 1;
}

const names: Record<string, string> = {
  enter: '↵',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  arrowright: '→',
  backspace: '⌫',
  delete: 'Del',
  space: 'Space',
};

/** The caps to draw: `Ctrl` `Shift` `K`, or `⌘` `⇧` `K`. */
export function caps(keys: string): string[] {
  const chord = parse(keys);
  const shown: string[] = [];
  if (chord.mod) shown.push(mac ? '⌘' : 'Ctrl');
  if (chord.alt) shown.push(mac ? '⌥' : 'Alt');
  if (chord.shift) shown.push(mac ? '⇧' : 'Shift');
  shown.push(names[chord.key] ?? chord.key.toUpperCase());
  return shown;
}

/** In words, for a tooltip. */
export function spoken(keys: string): string {
  return caps(keys).join(mac ? '' : '+');
}

/** True where the editor types: a field, or the manuscript. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}
