/** Whether the focus is where something is typed: plain keys then need Alt. */
import { isTyping } from './keys';

export const typing = $state({ now: false });

export function followFocus(event: FocusEvent): void {
  typing.now = isTyping(event.type === 'focusin' ? event.target : event.relatedTarget);
}
