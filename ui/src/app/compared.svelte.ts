/** The comparison that is shown over the manuscript. */
import type { ComparisonView, DifferenceGroup } from '../ipc';

export type Layout = 'text' | 'sides';

export const groups: readonly DifferenceGroup[] = [
  'words',
  'punctuation',
  'speakers',
  'links',
  'times',
  'structure',
];

class Compared {
  /** None while nothing is compared. */
  view = $state.raw<ComparisonView | null>(null);
  layout = $state<Layout>('text');
  /** What is looked at. */
  groups = $state.raw<ReadonlySet<DifferenceGroup>>(new Set(groups));
  /** The difference that is shown, by its place in the list. */
  current = $state<number | null>(null);
  /** The differences that are looked at, in order. */
  list = $derived.by(() => {
    const all = this.view?.differences ?? [];
    return all.flatMap((one, index) => (this.groups.has(one.group) ? [index] : []));
  });
  /** True when the state after is the transcript as it stands, to which something can be given back. */
  now = $derived(this.view?.after.version === null);
}

export const compared = new Compared();
