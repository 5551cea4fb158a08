/** Threads as the panel shows them. */
import type { CommentView, MentionView, SuggestionView } from '../../ipc';

export type Kind = 'all' | 'comments' | 'suggestions';
export type State = 'open' | 'settled' | 'all';

export interface Filter {
  kind: Kind;
  state: State;
  /** Empty for everyone. */
  author: string;
}

/** Everybody who said or suggested something, in the order in which they are first met. */
export function authorsOf(
  comments: readonly CommentView[],
  suggestions: readonly SuggestionView[],
): string[] {
  const remarks = comments.flatMap((one) => one.remarks);
  return [...new Set([...remarks, ...suggestions].map(({ author }) => author))];
}

/** The suggestions that a filter lets through: they are open as long as they stand there. */
export function shownSuggestions(
  suggestions: readonly SuggestionView[],
  { kind, state, author }: Filter,
): SuggestionView[] {
  if (kind === 'comments' || state === 'settled') return [];
  return suggestions.filter((one) => author === '' || one.author === author);
}

/** The threads that a filter lets through; an author is looked for in all remarks. */
export function shownComments(
  comments: readonly CommentView[],
  { kind, state, author }: Filter,
): CommentView[] {
  if (kind === 'suggestions') return [];
  return comments.filter(
    (one) =>
      (state === 'all' || one.resolved === (state === 'settled')) &&
      (author === '' || one.remarks.some((remark) => remark.author === author)),
  );
}

/** A remark cut where it mentions something. */
export function pieces(
  text: string,
  mentions: readonly MentionView[],
): { text: string; mention: MentionView | null }[] {
  const cut: { text: string; mention: MentionView | null }[] = [];
  let at = 0;
  for (const mention of mentions) {
    if (mention.start > at) cut.push({ text: text.slice(at, mention.start), mention: null });
    cut.push({ text: text.slice(mention.start, mention.end), mention });
    at = mention.end;
  }
  if (at < text.length) cut.push({ text: text.slice(at), mention: null });
  return cut;
}
