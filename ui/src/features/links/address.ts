/** An address as people read it: without the scheme, the slash at its end, and `www.`. */
export function readable(url: string): string {
  return url.replace(/^(https?:\/\/(www\.)?|mailto:)/, '').replace(/\/$/, '');
}
