/**
 * What the operator's page does in the browser: reads itself again every ten seconds and changes only what differs, so
 * that focus, selection and scrolling stay where they are. It rests while the page is not seen or when paused, and
 * asks no other address than its own. It is text because it is for another machine; test/health runs it in Chromium.
 */
export const STATUS_SCRIPT = `'use strict';
(() => {
  const EVERY_MS = 10000;
  const GIVE_UP_MS = 8000;
  const renewal = document.getElementById('renewal');
  const pause = document.getElementById('pause');
  const own = ['report', 'freshness'];
  let isPaused = false;
  let isReading = false;
  let timer;

  say('Renewed every 10 seconds.', false);
  pause.hidden = false;
  pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.textContent = isPaused ? 'Go on' : 'Pause';
    say(isPaused ? 'Paused.' : 'Renewed every 10 seconds.', false);
    plan(0);
  });
  document.addEventListener('visibilitychange', () => plan(0));
  plan(EVERY_MS);

  function plan(delayMs) {
    clearTimeout(timer);
    if (!isPaused && !document.hidden) timer = setTimeout(renew, delayMs);
  }

  async function renew() {
    if (isReading) return;
    isReading = true;
    try {
      show(await read());
      if (!isPaused) say('Renewed every 10 seconds.', false);
    } catch {
      if (!isPaused) say('Not renewed: Broadsheet does not answer. Trying again every 10 seconds.', true);
    }
    isReading = false;
    plan(EVERY_MS);
  }

  async function read() {
    const answer = await fetch('/status', { cache: 'no-store', signal: AbortSignal.timeout(GIVE_UP_MS) });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (own.some((id) => page.getElementById(id) === null)) throw new Error('another page');
    return page;
  }

  function show(page) {
    if (document.title !== page.title) document.title = page.title;
    for (const id of own) become(document.getElementById(id), page.getElementById(id));
  }

  function become(node, wanted) {
    if (node.isEqualNode(wanted)) return;
    if (node.nodeName !== wanted.nodeName) {
      node.replaceWith(document.importNode(wanted, true));
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE) {
      node.nodeValue = wanted.nodeValue;
      return;
    }
    for (const name of node.getAttributeNames()) if (!wanted.hasAttribute(name)) node.removeAttribute(name);
    for (const name of wanted.getAttributeNames()) {
      const value = wanted.getAttribute(name);
      if (node.getAttribute(name) !== value) node.setAttribute(name, value);
    }
    const children = [...wanted.childNodes];
    children.forEach((child, index) => {
      const present = node.childNodes[index];
      if (present === undefined) node.append(document.importNode(child, true));
      else become(present, child);
    });
    while (node.childNodes.length > children.length) node.lastChild.remove();
  }

  function say(words, isTrouble) {
    if (renewal.textContent !== words) renewal.textContent = words;
    renewal.classList.toggle('trouble', isTrouble);
  }
})();
`;
