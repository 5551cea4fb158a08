/** What the keys of a popover do, for the palette: on the finding that is shown or at the cursor. */
import type { Verdict } from '../../editor/contract';
import { backInQueue, decideHere, findingHere, nextInQueue } from '../actions/queue';
import type { Command } from '../command';
import { room } from '../room.svelte';

const suggestions = () => findingHere()?.suggestions ?? [];

function decision(
  id: string,
  title: () => string,
  shows: string,
  verdict: () => Verdict,
  when = () => findingHere() !== null,
): Command {
  return {
    id,
    get title() {
      return title();
    },
    section: 'Proof',
    keys: [],
    shows,
    when,
    run: () => decideHere(verdict()),
  };
}

const accept = (index: number, everywhere: boolean) => (): Verdict => ({
  kind: 'accept',
  suggestion: suggestions()[index] ?? '',
  everywhere,
});

const named = (index: number) => suggestions()[index] || 'nothing in its place';

export const ofTheFinding: readonly Command[] = [
  decision(
    'accept',
    () => `Correct it to “${named(0)}”`,
    'Enter',
    accept(0, false),
    () => suggestions().length > 0,
  ),
  decision(
    'repair',
    () => findingHere()?.repair ?? '',
    'Enter',
    () => ({ kind: 'repair' }),
    () => findingHere()?.repair != null,
  ),
  decision(
    'accept-everywhere',
    () => `Correct it to “${named(0)}” in all ${findingHere()?.places} places`,
    'Shift+Enter',
    accept(0, true),
    () => suggestions().length > 0 && (findingHere()?.places ?? 0) > 1,
  ),
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((digit) =>
    decision(
      `accept-${digit}`,
      () => `Correct it to “${named(digit - 1)}”`,
      String(digit),
      accept(digit - 1, false),
      () => suggestions().length >= digit,
    ),
  ),
  decision(
    'leave',
    () => 'Leave the finding as it is',
    'Escape',
    () => ({ kind: 'leave', scope: 'here' }),
  ),
  decision(
    'leave-all',
    () => 'Leave it everywhere in this transcript',
    'Shift+Escape',
    () => ({
      kind: 'leave',
      scope: 'document',
    }),
  ),
  decision(
    'never-again',
    () => 'Never show it again in any transcript',
    'N',
    () => ({
      kind: 'leave',
      scope: 'library',
    }),
  ),
  decision(
    'to-glossary',
    () => `Add “${findingHere()?.text ?? ''}” to the glossary`,
    'G',
    () => ({ kind: 'glossary' }),
    () => findingHere()?.glossary ?? false,
  ),
  {
    id: 'back-in-queue',
    title: 'Back to the decision before in the queue',
    section: 'Proof',
    keys: [],
    shows: 'Backspace',
    when: () => (room.session?.walk.steps.length ?? 0) > 0,
    run: async () => {
      await backInQueue();
      nextInQueue();
    },
  },
];
