/** Everything that can be done, once: for the keys, the palette, the native menu and the tooltips. */
import { isTyping, matches, parse, types } from '../shared/keys';
import type { Command } from './command';
import { ofComparisons } from './commands/compare';
import { ofWords } from './commands/edit';
import { ofLinks } from './commands/links';
import { ofFindings } from './commands/proof';
import { ofReview } from './commands/review';
import { ofSigning } from './commands/signing';
import { ofSpeakers } from './commands/speakers';
import { ofSuggestions } from './commands/suggestions';
import { ofTheTranscript } from './commands/transcript';
import { ofTurns } from './commands/turns';
import { ofTheWindow } from './commands/view';
import { room } from './room.svelte';

export const commands: readonly Command[] = [
  ...ofComparisons,
  ...ofTheTranscript,
  ...ofSigning,
  ...ofWords,
  ...ofSuggestions,
  ...ofTurns,
  ...ofFindings,
  ...ofSpeakers,
  ...ofLinks,
  ...ofReview,
  ...ofTheWindow,
];

/** Runs a command by its id, for the native menu and for buttons. */
export function runCommand(id: string): void {
  const command = commands.find((one) => one.id === id);
  if (command && !room.overlay && !room.question && (command.when?.() ?? true)) void command.run();
}

const chords = commands.flatMap((command) =>
  command.keys.map((keys) => ({ command, chord: parse(keys) })),
);

/** Keys that a field knows better. */
const own = new Set(['undo', 'redo']);

/**
 * Keys with Ctrl and Shift, taken before the manuscript sees them: under Caps Lock it would read
 * Ctrl+Shift+A as Ctrl+A.
 */
export function takeKeyEarly(event: KeyboardEvent): void {
  if (!event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
  takeKey(event);
  if (event.defaultPrevented) event.stopPropagation();
}

/** Listens at the window, so that the manuscript and the fields have had their turn before. */
export function takeKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || room.overlay || room.question) return;
  const typing = isTyping(event.target);
  const field = event.target instanceof Element && event.target.matches('input, textarea');
  for (const { command, chord } of chords) {
    if (!matches(chord, event)) continue;
    if ((typing && types(chord)) || (field && own.has(command.id))) continue;
    // The browser’s own meaning of the key is never wanted here, even when ours is not now.
    if (!types(chord)) event.preventDefault();
    if (!(command.when?.() ?? true)) continue;
    event.preventDefault();
    void command.run();
    return;
  }
}
