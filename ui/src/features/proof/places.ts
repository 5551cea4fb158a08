/** Which places of a substitution, a rule or a decision can be fixed, and what is said of them. */
import type { GroupPlace } from '../../ipc';
import { figures } from '../../shared/figures';

export interface Ticks {
  /** Indexes of the places that have a correction: ticked to begin with. */
  fixable: number[];
  /** Those of them that are certain. */
  certain: number[];
  /** What is ticked, and what cannot be, in sentences. */
  said: string;
}

export function ticksOf(places: readonly GroupPlace[]): Ticks {
  const fixable = places.flatMap((place, i) => (place.to === '' ? [] : [i]));
  const certain = fixable.filter((i) => places[i]?.certainty === 'certain');
  const likely = fixable.length - certain.length;
  const odd = places.length - fixable.length;
  const parts = [];
  if (certain.length > 0) parts.push(`${figures(certain.length)} certain`);
  if (likely > 0) parts.push(`${figures(likely)} likely, with the first suggestion`);
  const sentences = [];
  if (parts.length > 0) sentences.push(`Ticked: ${parts.join(' and ')}.`);
  if (odd === 1) sentences.push('One place has no correction to offer: look at it in the text.');
  if (odd > 1) {
    sentences.push(`${figures(odd)} places have no correction to offer: look at them in the text.`);
  }
  return { fixable, certain, said: sentences.join(' ') };
}
