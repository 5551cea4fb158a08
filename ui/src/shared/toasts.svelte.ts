/** Short messages at the foot of the window. One says what was done last; errors stay until closed. */

export interface Toast {
  id: number;
  kind: 'done' | 'error';
  text: string;
  hint: string;
  action: { title: string; keys?: string; run: () => void } | undefined;
}

const shownFor = 7000;
let next = 1;

export const toasts = $state<Toast[]>([]);

export function dismiss(id: number): void {
  const at = toasts.findIndex((toast) => toast.id === id);
  if (at >= 0) toasts.splice(at, 1);
}

/** Messages of what was done are over when something else begins; errors stay. */
export function dismissDone(): void {
  for (const { id, kind } of [...toasts]) if (kind === 'done') dismiss(id);
}

function show(toast: Omit<Toast, 'id'>): number {
  const id = next++;
  const before = toasts.findIndex(
    (other) => other.kind === toast.kind && (toast.kind === 'done' || other.text === toast.text),
  );
  if (before >= 0) toasts.splice(before, 1);
  toasts.push({ ...toast, id });
  if (toasts.length > 4) toasts.shift();
  return id;
}

export function say(text: string, action?: Toast['action'], hint = ''): void {
  const id = show({ kind: 'done', text, hint, action });
  setTimeout(() => dismiss(id), shownFor);
}

export function complain(text: string, hint = ''): void {
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  show({ kind: 'error', text: sentence, hint, action: undefined });
}
