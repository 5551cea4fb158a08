'use strict';
(() => {
  // Nothing of the page is altered: what is found is only painted, where the browser can do that.
  if (!globalThis.CSS?.highlights) return;
  const bar = document.querySelector('.find');
  const [field, count] = [bar.querySelector('input'), bar.querySelector('output')];
  const places = document.querySelectorAll('h1, .who cite, .said p, .links li, .comments p');
  let found = [];
  let at = -1;

  // The texts of an element as one, so that words are found across links and emphasis.
  function texts(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: text.length });
      text += walker.currentNode.data;
    }
    return { nodes, text };
  }

  function point(nodes, offset, ends) {
    const holds = ({ start }) => (ends ? offset > start : offset >= start);
    const { node, start } = nodes.findLast(holds);
    return [node, offset - start];
  }

  // A letter that is longer in small would shift the places: then capitals count.
  function small(text) {
    const lower = text.toLocaleLowerCase();
    return lower.length === text.length ? lower : text;
  }

  function search() {
    const wanted = small(field.value.trim());
    found = [];
    at = -1;
    for (const element of wanted ? places : []) {
      const { nodes, text } = texts(element);
      const within = small(text);
      let from = within.indexOf(wanted);
      while (from >= 0) {
        const range = new Range();
        range.setStart(...point(nodes, from, false));
        range.setEnd(...point(nodes, from + wanted.length, true));
        found.push(range);
        from = within.indexOf(wanted, from + wanted.length);
      }
    }
    CSS.highlights.set('found', new Highlight(...found));
    CSS.highlights.delete('here');
    count.value = wanted ? `${found.length} found` : '';
  }

  function go(step) {
    if (!found.length) return;
    at = at === -1 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length;
    const here = new Highlight(found[at]);
    here.priority = 1;
    CSS.highlights.set('here', here);
    found[at].startContainer.parentElement.scrollIntoView({ block: 'center' });
    count.value = `${at + 1} of ${found.length}`;
  }

  field.addEventListener('input', search);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    if (event.key === 'Escape') {
      field.value = '';
      search();
    }
  });
  bar.querySelector('.back').addEventListener('click', () => go(-1));
  bar.querySelector('.on').addEventListener('click', () => go(1));
  bar.hidden = false;
})();
