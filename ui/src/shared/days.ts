/** Days and times of day as they are shown. The interface is in English, whatever the machine. */

const thisYear = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const anyYear = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });
const hours = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });

const moments = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** `14:05`. */
export const clock = (at: number): string => hours.format(at);

/** `3 Mar, 14:05`. */
export const moment = (at: number): string => moments.format(at);

/** `3 Mar 2024`. */
export const date = (at: number): string => dates.format(at);

const midnight = (time: number) => new Date(time).setHours(0, 0, 0, 0);

/** A day as it is called now: `Today`, `Monday 2 March`, `2 March 2024`. */
export function dayOf(at: number, now: number): string {
  // A day on which clocks are put forward or back is an hour shorter or longer.
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? thisYear : anyYear).format(at);
}
