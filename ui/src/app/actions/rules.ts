/** Which rules look at a transcript: profiles, and single rules switched on or off. */
import { call, type Ruled, type RuleView, type Scope } from '../../ipc';
import { say } from '../../shared/toasts.svelte';
import { alter, attempt, change, room } from '../room.svelte';
import { jsonFile, jsonToRead } from './files';
import { refreshLibrary } from './library';

/** Reads the rules as they are now, with what each finds in the open transcript. */
export async function loadRules(): Promise<void> {
  const { session } = room;
  if (!session) return;
  const rules = await attempt(() => call('rules', { document: session.document }));
  if (rules && room.session === session) room.rules = rules;
}

export const ruleName = (id: string): string =>
  room.rules?.rules.find((rule) => rule.id === id)?.name ?? '';

export async function openRules(): Promise<void> {
  await loadRules();
  if (room.rules) room.overlay = { kind: 'rules' };
}

export async function askRuleOff(id: string): Promise<void> {
  await loadRules();
  const rule = room.rules?.rules.find((other) => other.id === id);
  if (rule) room.overlay = { kind: 'rule_off', rule };
}

/** Takes over what a change of the rules did; the update is for the manuscript. */
async function ruled(answer: Promise<Ruled>): Promise<Ruled['update']> {
  const { rules, update, notes } = await answer;
  room.rules = rules;
  if (notes.length > 0) say(notes.join(' '));
  return update;
}

export async function switchRule(rule: string, scope: Scope, on: boolean | null): Promise<void> {
  await alter((at) => ruled(call('set_rule', { ...at, rule, scope, on })));
  void refreshLibrary();
}

/** Turns a rule off, with the way back in the message. */
export async function turnOff(rule: RuleView, scope: Scope): Promise<void> {
  const before = scope === 'library' ? rule.in_library : rule.in_document;
  await switchRule(rule.id, scope, false);
  if (room.rules?.rules.find(({ id }) => id === rule.id)?.on) {
    say(`${rule.name} is off, but this transcript has it on.`);
    return;
  }
  const where = scope === 'library' ? 'in all transcripts' : 'in this transcript';
  say(`“${rule.name}” is off ${where}.`, {
    title: 'Turn it on again',
    run: () => void switchRule(rule.id, scope, before),
  });
}

export async function chooseProfile(scope: Scope, name: string | null): Promise<void> {
  await alter((at) => ruled(call('choose_profile', { ...at, scope, name })));
  void refreshLibrary();
}

/** Rejects with the core's error, which the dialog shows beside the name. */
export async function saveProfile(name: string): Promise<void> {
  await change((at) => ruled(call('save_profile', { ...at, name })));
}

export async function deleteProfile(name: string): Promise<void> {
  await alter((at) => ruled(call('delete_profile', { ...at, name })));
}

export async function exportProfile(name: string): Promise<void> {
  const written = await attempt(async () => {
    const path = await jsonFile(name);
    return path === null ? undefined : call('export_profile', { name, path });
  });
  if (written) say(`The profile “${name}” is written.`, undefined, written.path ?? '');
}

export async function importProfile(): Promise<void> {
  const path = await attempt(jsonToRead);
  if (path !== undefined)
    await alter((at) => ruled(call('import_profile', { ...at, from: { path } })));
}
