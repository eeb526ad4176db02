'use strict';
// The page reads well without this. It adds: finding rows, the panel with a mark's reading, whole
// rows that open their words, and the language and direction of the page for those who listen to it.
(() => {
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const one = (id) => document.getElementById(id);

  const speak = () => {
    const tongue = one('lang-ar').checked ? 'ar' : 'en';
    document.documentElement.lang = tongue;
    document.documentElement.dir = tongue === 'ar' ? 'rtl' : 'ltr';
    for (const option of all('option[data-ar]')) option.textContent = option.dataset[tongue];
  };
  const paint = () => {
    document.documentElement.dataset.theme = document.querySelector('input[name=theme]:checked').value;
  };
  for (const button of all('input[name=theme]')) button.addEventListener('change', paint);
  paint();
  for (const button of all('input[name=lang]')) button.addEventListener('change', speak);
  if (/^ar\b/.test(navigator.language || '')) one('lang-ar').checked = true;
  speak();

  // Letters that are written in more than one way are one, as in the ledger's own folding.
  const fold = (words) => words.toLowerCase()
    .replace(/[\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069\u061c]/g, '')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627').replace(/[\u0649\u06cc\u0626]/g, '\u064a')
    .replace(/\u0629/g, '\u0647').replace(/\u0624/g, '\u0648').replace(/\u06a9/g, '\u0643')
    .replace(/[\u0660-\u0669]/g, (digit) => digit.charCodeAt(0) - 0x660)
    .replace(/[\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) - 0x6f0)
    .replace(/\s+/g, ' ').trim();

  const form = document.querySelector('.filters');
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  let rows = null;
  const gather = () => rows ??= all('.row').map((row) => ({
    row,
    words: fold(row.textContent),
    kind: row.closest('tbody')?.dataset.kind,
    type: row.dataset.type,
    stance: row.dataset.stance,
  }));
  const find = () => {
    const wanted = fold(one('find').value).split(' ').filter(Boolean);
    const kind = one('by-kind').value;
    const type = one('by-type').value;
    const stance = one('by-stance').value;
    let shown = 0;
    for (const entry of gather()) {
      const fits = (!kind || entry.kind === undefined || entry.kind === kind)
        && (!type || entry.type === undefined || entry.type === type)
        && (!stance || entry.stance === undefined || entry.stance === stance)
        && wanted.every((word) => entry.words.includes(word));
      entry.row.hidden = !fits;
      shown += fits;
    }
    for (const group of all('.counts tbody, .voice')) group.hidden = !group.querySelector('.row:not([hidden])');
    for (const part of ['figures', 'events', 'statements']) {
      const word = document.querySelector(`#${part} .nothing`);
      if (word) word.hidden = Boolean(document.querySelector(`#${part} .row:not([hidden])`));
    }
    one('found').parentElement.hidden = false;
    one('found').textContent = `${shown} / ${rows.length}`;
  };
  let later = 0;
  form.addEventListener('input', () => { clearTimeout(later); later = setTimeout(find, 120); });

  document.addEventListener('click', (event) => {
    const row = event.target.closest('.row[data-opens]');
    if (!row || event.target.closest('a') || String(getSelection())) return;
    location.hash = row.dataset.opens;
  });

  const panel = one('panel');
  let kept = false;
  const keys = (mark) => {
    const found = [];
    for (let at = mark; at && at.matches('mark'); at = at.parentElement) {
      if (at.dataset.r && !found.includes(at.dataset.r)) found.push(at.dataset.r);
    }
    return found;
  };
  const light = (found) => {
    for (const lit of all('.on')) lit.classList.remove('on');
    for (const key of found) for (const mark of all(`mark[data-r="${key}"]`)) mark.classList.add('on');
  };
  const show = (found) => {
    const entries = found.map((key) => one(`r-${key}`)).filter(Boolean).map((entry) => {
      const copy = entry.cloneNode(true);
      copy.removeAttribute('id');
      return copy;
    });
    one('panel-list').replaceChildren(...entries);
    panel.hidden = !entries.length;
  };
  const hide = () => { kept = false; panel.hidden = true; light([]); };
  document.addEventListener('pointerover', (event) => {
    if (kept || event.pointerType === 'touch') return;
    const mark = event.target.closest('mark[data-r]');
    if (mark) show(keys(mark));
    else if (!event.target.closest('#panel')) panel.hidden = true;
  });
  document.addEventListener('click', (event) => {
    const mark = event.target.closest('mark[data-r]');
    if (!mark) return;
    kept = true;
    light(keys(mark).slice(0, 1));
    show(keys(mark));
  });
  one('panel-close').addEventListener('click', hide);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });

  const arrive = () => {
    const target = location.hash.length > 1 && one(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches('mark[data-r]')) light([target.dataset.r]);
  };
  addEventListener('hashchange', arrive);
  arrive();
})();
