import { Annotation, Facet } from '@codemirror/state';
import type { ManuscriptHost } from './contract';

/** The surroundings, for every part of the editor. There is always exactly one. */
export const manuscriptHost = Facet.define<ManuscriptHost, ManuscriptHost>({
  combine: ([host]) => host as ManuscriptHost,
});

/** On transactions that show what the core has already; all others are typing. */
export const fromCore = Annotation.define<boolean>();
