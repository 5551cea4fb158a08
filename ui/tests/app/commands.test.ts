import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Command } from '../../src/app/command';
import { matches, parse } from '../../src/shared/keys';

let commands: readonly Command[];

beforeAll(async () => {
  // The page asks the system for its look when it starts; jsdom has none.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
  ({ commands } = await import('../../src/app/commands'));
});

describe('the table of commands', () => {
  it('names each command once', () => {
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives each key to one command', () => {
    const keys = commands.flatMap((command) => command.keys.map((one) => one.toLowerCase()));
    // While two states are compared, these walk what differs between them.
    expect(keys.filter((one, i) => keys.indexOf(one) !== i)).toEqual(['f8', 'shift+f8']);
  });

  it('has what the native menu asks for', () => {
    const menu = readFileSync('../src-tauri/src/menu.rs', 'utf8');
    const items = [...menu.matchAll(/&item\("([\w-]+)", "[^"]+", (?:None|Some\("([^"]+)"\))\)/g)];
    expect(items.length).toBeGreaterThan(20);
    for (const [, id, keys] of items) {
      const command = commands.find((one) => one.id === id);
      expect(command, id).toBeDefined();
      if (keys) expect(command?.keys, id).toContain(keys.replace('CmdOrCtrl', 'Mod'));
    }
  });

  it('knows the keys of the product', () => {
    const press = new KeyboardEvent('keydown', {
      key: 'K',
      code: 'KeyK',
      ctrlKey: true,
      shiftKey: true,
    });
    const taken = commands.filter((command) =>
      command.keys.some((keys) => matches(parse(keys), press)),
    );
    expect(taken.map((command) => command.id)).toEqual(['next-pending-link']);
  });
});
