/** What the editor chose, kept in the library. */
import { call, type Settings } from '../../ipc';
import { attempt, room } from '../room.svelte';
import { showSuggesting } from './suggestions';

/** Shows the choices at once and keeps them. */
export async function keep(choices: Partial<Settings>): Promise<void> {
  room.settings = { ...room.settings, ...choices };
  dress();
  if ('author' in choices) showSuggesting();
  await attempt(() => call('save_settings', { settings: room.settings }));
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

/** Puts theme and text size on the page. */
export function dress(): void {
  const { theme, text_size } = room.settings;
  const dark = theme === 'dark' || (theme === 'system' && darkSystem.matches);
  const root = document.documentElement;
  root.dataset['theme'] = dark ? 'dark' : 'light';
  root.style.setProperty('--text-scale', String(text_size / 100));
}

darkSystem.addEventListener('change', dress);

export const textSizes = { least: 80, most: 180, step: 10 };

export function resizeText(steps: number): void {
  const { least, most, step } = textSizes;
  const size = steps === 0 ? 100 : room.settings.text_size + steps * step;
  void keep({ text_size: Math.min(most, Math.max(least, size)) });
}

export function toggleSidebar(): void {
  if (room.narrow) room.drawer = !room.drawer;
  else void keep({ sidebar: !room.settings.sidebar });
}

export function togglePanel(): void {
  void keep({ panel: !room.settings.panel });
}
