// The pages work without this file. It adds single-key shortcuts, unfolding without a page load, and focus after navigation.

const isField = (element) => element instanceof HTMLElement
  && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));

const isVisible = (element) => element.getClientRects().length > 0 && !element.closest('[hidden]');

const byKey = (key) => [...document.querySelectorAll('[aria-keyshortcuts]')]
  .find((element) => element.getAttribute('aria-keyshortcuts').toUpperCase() === key && isVisible(element));

// A digit belongs to the list that lies open; letters to the page.
document.addEventListener('keydown', (event) => {
  if (document.body.dataset.keys === 'off' || event.ctrlKey || event.altKey || event.metaKey || event.repeat || isField(event.target)) return;
  if (event.key === 'Escape') return closeAll();
  if (event.key === 'Enter' && event.target !== document.body && !event.target.hasAttribute('data-focus')) return;
  if (event.key.length > 1 && event.key !== 'Enter') return;
  const target = byKey(event.key.toUpperCase());
  if (!target) return;
  event.preventDefault();
  if (isField(target)) target.focus();
  else target.click();
});

// A link with data-unfolds opens its list in place; without script it opens the same page with the list unfolded.
const unfolders = [...document.querySelectorAll('[data-unfolds]')];

const set = (link, open) => {
  document.getElementById(link.dataset.unfolds).hidden = !open;
  link.setAttribute('aria-expanded', String(open));
};

const closeAll = () => unfolders.forEach((link) => {
  if (link.getAttribute('aria-expanded') !== 'true') return;
  set(link, false);
  link.focus();
});

for (const link of unfolders) {
  link.setAttribute('role', 'button');
  link.setAttribute('aria-controls', link.dataset.unfolds);
  set(link, !document.getElementById(link.dataset.unfolds).hidden);
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const open = link.getAttribute('aria-expanded') !== 'true';
    unfolders.forEach((other) => set(other, other === link && open));
    const list = document.getElementById(link.dataset.unfolds);
    if (open) (list.querySelector('select, textarea') ?? list.querySelector('h2')).focus({ focusVisible: false });
  });
  link.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    link.click();
  });
}

// Printing needs a script; without one it is in the browser's own menu.
for (const button of document.querySelectorAll('[data-prints]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

if (!location.hash) document.querySelector('[data-focus]')?.focus({ focusVisible: false });

// While something runs, the page looks again after so many seconds; without script there is a link.
const running = document.querySelector('[data-refresh]');
if (running) setTimeout(() => location.reload(), 1000 * Number(running.dataset.refresh));

// While requirements are typed the server counts who would fit: after a pause, and only the last question is waited for. Without script a
// button counts.
const live = document.querySelector('[data-live]');
if (live) {
  const form = document.getElementById(live.dataset.liveForm);
  const line = document.getElementById(live.dataset.liveLine);
  const fields = new Set(live.dataset.liveFields.split(' '));
  let pause;
  let asked = new AbortController();

  const count = async () => {
    asked.abort();
    asked = new AbortController();
    const typed = new URLSearchParams([...new FormData(form)].filter(([name, value]) => fields.has(name) && value !== ''));
    try {
      const answer = await fetch(live.dataset.live + typed, { signal: asked.signal });
      if (!answer.ok || answer.redirected) return;
      live.innerHTML = await answer.text();
      line.textContent = live.firstElementChild.dataset.said;
      line.hidden = false;
    } catch (error) {
      // A newer question, or no connection: the button still counts.
      if (error.name !== 'AbortError') line.hidden = true;
    }
  };

  form.addEventListener('input', (event) => {
    if (!fields.has(event.target.name)) return;
    clearTimeout(pause);
    pause = setTimeout(count, 300);
  });
}
