/** The parts of the window, and how the keyboard moves between them. */
import { tick } from 'svelte';
import { keep } from './actions/settings';
import { compared } from './compared.svelte';
import { room, type Tab } from './room.svelte';

function find(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

/** F6: header, side bar, manuscript, panel, status line, and round again. */
export function moveRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const from = at < 0 && direction < 0 ? 0 : at;
  const next = regions[(from + direction + regions.length) % regions.length];
  if (!next) return;
  if (next.dataset['region'] !== 'manuscript' || !room.session) next.focus();
  else if (compared.view) find('.texts')?.focus();
  else room.manuscript?.focus();
}

export async function focusLibrary(): Promise<void> {
  if (room.narrow) room.drawer = true;
  else if (!room.settings.sidebar) void keep({ sidebar: true });
  await tick();
  find('[data-library-search]')?.focus();
}

export function focusFirstGroup(): void {
  find('[data-group]')?.focus();
}

export function focusTitle(): void {
  find('[data-title]')?.focus();
}

export function openStatusMenu(): void {
  find('[data-status]')?.focus();
  room.statusMenu = true;
}

export async function showTab(tab: Tab): Promise<void> {
  room.tab = tab;
  if (!room.settings.panel) void keep({ panel: true });
  await tick();
  find(`[data-tab="${tab}"]`)?.focus();
}
