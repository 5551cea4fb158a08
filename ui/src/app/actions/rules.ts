/** Which rules look at a transcript: profiles, and single rules switched on or off. */
import { call, type RuleView } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { attempt, room } from '../room.svelte';

/** Reads the rules as they are now, with what each finds in the open transcript. */
export async function loadRules(): Promise<void> {
  const rules = await attempt(() => call('rules', { document: room.session?.document ?? null }));
  if (rules) room.rules = rules;
}

export async function openRules(): Promise<void> {
  await loadRules();
  if (room.rules) room.overlay = { kind: 'rules' };
}

export async function askRuleOff(id: string): Promise<void> {
  await loadRules();
  const rule = room.rules?.rules.find((other) => other.id === id);
  if (rule) room.overlay = { kind: 'rule_off', rule };
}
export async function turnOff() {}
export async function chooseProfile() {}
export async function switchRule() {}
export async function saveProfile() {}
export async function deleteProfile() {}
export async function exportProfile() {}
export async function importProfile() {}
