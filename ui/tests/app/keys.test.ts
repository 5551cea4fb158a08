import { describe, expect, it } from 'vitest';
import { caps, isTyping, matches, parse, types } from '../../src/shared/keys';

function press(key: string, code: string, held: Partial<KeyboardEventInit> = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key, code, ...held });
}

describe('keys', () => {
  it('reads what the table of commands says', () => {
    expect(parse('Mod+Shift+K')).toEqual({ mod: true, shift: true, alt: false, key: 'k' });
    expect(parse('F8')).toEqual({ mod: false, shift: false, alt: false, key: 'f8' });
    expect(parse('Mod+=')).toMatchObject({ mod: true, key: '=' });
    expect(parse('Mod++')).toMatchObject({ mod: true, shift: false, key: '+' });
  });

  it('wants exactly the keys that are held', () => {
    const chord = parse('Mod+K');
    expect(matches(chord, press('k', 'KeyK', { ctrlKey: true }))).toBe(true);
    expect(matches(chord, press('K', 'KeyK', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(matches(chord, press('k', 'KeyK'))).toBe(false);
    expect(matches(chord, press('k', 'KeyK', { ctrlKey: true, altKey: true }))).toBe(false);
  });

  it('takes digits by their place, whatever the layout types there', () => {
    expect(matches(parse('Alt+1'), press('¡', 'Digit1', { altKey: true }))).toBe(true);
    expect(matches(parse('1'), press('&', 'Digit1'))).toBe(true);
    expect(matches(parse('1'), press('1', 'Numpad1'))).toBe(true);
    expect(matches(parse('1'), press('2', 'Digit2'))).toBe(false);
  });

  it('takes letters by what they type, and by their place where another script is typed', () => {
    const undo = parse('Mod+Z');
    expect(matches(undo, press('z', 'KeyY', { ctrlKey: true }))).toBe(true);
    expect(matches(undo, press('y', 'KeyZ', { ctrlKey: true }))).toBe(false);
    expect(matches(undo, press('я', 'KeyZ', { ctrlKey: true }))).toBe(true);
  });

  it('knows which keys would type something', () => {
    expect(types(parse('A'))).toBe(true);
    expect(types(parse('Alt+1'))).toBe(false);
    expect(types(parse('F8'))).toBe(false);
  });

  it('draws one cap for each key', () => {
    expect(caps('Mod+Shift+Enter')).toEqual(['Ctrl', 'Shift', '↵']);
    expect(caps('Space')).toEqual(['Space']);
  });

  it('knows where the editor types', () => {
    document.body.innerHTML = '<div contenteditable><p></p></div><input><button></button>';
    expect(isTyping(document.querySelector('p'))).toBe(true);
    expect(isTyping(document.querySelector('input'))).toBe(true);
    expect(isTyping(document.querySelector('button'))).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});
