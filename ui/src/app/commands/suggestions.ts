/** Suggestions. */
import { decide, decideAll, suggestionHere, toggleSuggesting } from '../actions/suggestions';
import type { Command } from '../command';
import { room } from '../room.svelte';
import { open } from './when';

const some = () => (room.session?.suggestions.length ?? 0) > 0;

function all(accept: boolean): Command {
  const verb = accept ? 'Accept' : 'Reject';
  return {
    id: accept ? 'accept-suggestions' : 'reject-suggestions',
    get title() {
      return `${verb} all ${room.session?.suggestions.length ?? 0} suggestions`;
    },
    section: 'Proof',
    keys: [],
    when: some,
    run: () => decideAll({ of: 'all' }, accept),
  };
}

function one(accept: boolean): Command {
  return {
    id: accept ? 'accept-suggestion' : 'reject-suggestion',
    title: accept ? 'Accept the suggestion' : 'Reject the suggestion',
    section: 'Proof',
    keys: [],
    shows: accept ? 'Enter' : 'Delete',
    when: () => suggestionHere() !== undefined,
    run: () => {
      const here = suggestionHere();
      if (here) void decide({ of: 'ids', ids: [here.suggestion] }, accept);
    },
  };
}

function ofAuthor(accept: boolean): Command {
  return {
    id: accept ? 'accept-author' : 'reject-author',
    get title() {
      return `${accept ? 'Accept' : 'Reject'} all suggestions of ${suggestionHere()?.author}`;
    },
    section: 'Proof',
    keys: [],
    when: () => suggestionHere() !== undefined,
    run: () => {
      const here = suggestionHere();
      if (here) void decideAll({ of: 'author', author: here.author }, accept);
    },
  };
}

export const ofSuggestions: readonly Command[] = [
  {
    id: 'toggle-suggesting',
    get title() {
      return room.suggesting ? 'Leave suggesting: edit the words' : 'Suggest instead of editing';
    },
    section: 'Edit',
    keys: ['Mod+Shift+G'],
    when: open,
    run: () => toggleSuggesting(),
  },
  one(true),
  one(false),
  ofAuthor(true),
  ofAuthor(false),
  all(true),
  all(false),
];
