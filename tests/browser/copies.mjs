/** Reads the finished copies as another program would: who, when, paragraphs and links. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

/** The words of a copy as a list of lines, and its links as [words, address]. */
export async function readCopy(page, format, file) {
  if (format === 'txt') return readText(await readFile(file, 'utf8'));
  if (format === 'md') return readMarkdown(await readFile(file, 'utf8'));
  if (format === 'html') return page.evaluate(readHtml, await readFile(file, 'utf8'));
  assert.equal(format, 'docx');
  const parts = unzip(await readFile(file));
  const part = (name) => String(parts.get(name) ?? assert.fail(`${name} is missing`));
  return page.evaluate(readWord, {
    document: part('word/document.xml'),
    relations: part('word/_rels/document.xml.rels'),
  });
}

function readText(text) {
  const links = [];
  const lines = text.split('\n').map((line) => {
    const bare = /^(https?:\S+)(?: \(page \d+\))?$/.exec(line);
    if (bare) links.push([bare[1], bare[1]]);
    return line.replace(/ <(https?:[^>]+)>/g, (_all, url) => {
      links.push([null, url]);
      return '';
    });
  });
  return { lines: lines.map((line) => line.trim()).filter(Boolean), links };
}

function readMarkdown(text) {
  const links = [];
  const literal = (words) => words.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  const lines = text.split('\n').map((line) => {
    const plain = line
      .replace(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/g, (_all, words, url) => {
        links.push([literal(words), literal(url.replace(/^<|>$/g, ''))]);
        return words;
      })
      .replace(/^(#+|-) /, '')
      .replace(/(?<!\\)\*\*(.*?)(?<!\\)\*\*/g, '$1')
      .replace(/(?<!\\)\*(.*?)(?<!\\)\*/g, '$1');
    return literal(plain).trim();
  });
  return { lines: lines.filter(Boolean), links };
}

/** Runs in the page. */
function readHtml(text) {
  const parsed = new DOMParser().parseFromString(text, 'text/html');
  // What leads about the page is none of its words.
  for (const other of parsed.querySelectorAll('style, script, head, nav, [role=search]')) {
    other.remove();
  }
  for (const line of parsed.querySelectorAll('br')) line.replaceWith('\n');
  const blocks = [...parsed.body.querySelectorAll('*')].filter((one) =>
    /^(H[1-6]|P|LI|DT|DD)$/.test(one.tagName),
  );
  return {
    lines: blocks.map((one) => one.textContent.replace(/\s+/g, ' ').trim()).filter(Boolean),
    links: [...parsed.querySelectorAll('a[href^="http"]')].map((one) => [
      one.textContent,
      one.getAttribute('href'),
    ]),
  };
}

/** Runs in the page. */
function readWord({ document, relations }) {
  const parse = (xml) => new DOMParser().parseFromString(xml, 'application/xml');
  const targets = new Map(
    [...parse(relations).getElementsByTagName('Relationship')].map((one) => [
      one.getAttribute('Id'),
      one.getAttribute('Target'),
    ]),
  );
  const spaces = ['w:tab', 'w:br'];
  const words = (node) =>
    [...node.getElementsByTagName('*')]
      .map((one) =>
        one.tagName === 'w:t' ? one.textContent : spaces.includes(one.tagName) ? ' ' : '',
      )
      .join('');
  const body = parse(document);
  return {
    lines: [...body.getElementsByTagName('w:p')]
      .map((one) => words(one).replace(/\s+/g, ' ').trim())
      .filter(Boolean),
    links: [...body.getElementsByTagName('w:hyperlink')].map((one) => [
      words(one),
      targets.get(one.getAttribute('r:id')),
    ]),
  };
}

/** The files of a ZIP archive, by its directory at the end. */
function unzip(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  assert.ok(end >= 0, 'a ZIP archive');
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    files.set(
      bytes.toString('utf8', at + 46, at + 46 + name),
      method === 0 ? data : inflateRawSync(data),
    );
    at += 46 + name + extra + comment;
  }
  return files;
}
