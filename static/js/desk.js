// The list of the review desk: a decision is sent without leaving the page, its card goes, the next one has the focus.
// Every button is a real one: without this script it posts its form.

const desk = document.querySelector("[data-desk]");
const acts = []; // What this page decided and may take back, the latest last: {act, cards: [{item, before}]}.
const gone = new Set(); // Cards that were decided here: a page that is read again must not bring them back.

const all = (selector, root = desk) => [...root.querySelectorAll(selector)];
const cards = () => all("[data-desk-cards] [data-desk-card]");
const numberOf = (card) => card.dataset.deskCard;
const boxes = () => all("[data-desk-card] > [name=id]");

async function post(url, body) {
  const answer = await fetch(url, {
    method: "POST",
    body,
    headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" },
  });
  const kind = answer.headers.get("Content-Type") ?? "";
  if (!kind.startsWith("application/json")) throw new Error(answer.status);
  return { status: answer.status, ...(await answer.json()) };
}

function tell(sentence, { undo = false, failed = false } = {}) {
  const told = desk.querySelector("[data-desk-told]");
  told.hidden = false;
  told.classList.toggle("desk-told-failed", failed);
  told.querySelector("[data-desk-undo]").hidden = !undo;
  told.querySelector("[data-desk-status]").textContent = sentence;
}

function count({ counts = {}, queues = {} }) {
  for (const [state, number] of Object.entries(counts)) {
    for (const place of all(`[data-desk-state="${CSS.escape(state)}"]`)) place.textContent = number;
  }
  for (const [name, number] of Object.entries(queues)) {
    for (const place of all(`[data-desk-queue="${CSS.escape(name)}"]`)) place.textContent = number;
  }
  const waiting = Object.values(queues).reduce((sum, number) => sum + number, 0);
  const label = document.querySelector('#wagtail-sidebar a[href*="/review/"] .menuitem-label');
  if (!label || !Object.keys(queues).length) return;
  const name = label.textContent.replace(/\s*\([\d+]+\)\s*$/, "");
  label.textContent = waiting ? `${name} (${waiting > 999 ? "999+" : waiting})` : name;
}

function focusOn(card) {
  if (card) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: card.offsetHeight > window.innerHeight * 0.7 ? "start" : "nearest" });
    return;
  }
  const empty = desk.querySelector("[data-desk-empty]");
  if (empty.hidden) empty.querySelector("p").textContent = desk.dataset.empty;
  empty.hidden = false;
  empty.focus();
}

// What is for a list goes with the last card, and comes back with the first one. How many messages are taken is told.
function settle() {
  const bulk = document.getElementById("desk-bulk");
  if (!bulk) return;
  const found = boxes();
  // “All of this queue” takes what the page shows too, and what comes to it meanwhile.
  const whole = bulk.elements.all.checked;
  if (whole) for (const box of found) box.checked = true;
  const ticked = found.filter((box) => box.checked).length;
  for (const part of [bulk, ...all(".pagination")]) part.hidden = !found.length;
  const tick = bulk.querySelector("[data-desk-tick]");
  tick.checked = ticked > 0 && ticked === found.length;
  tick.indeterminate = ticked > 0 && ticked < found.length;
  const told = bulk.querySelector("[data-desk-ticked]");
  const sentence = ticked === 1 ? told.dataset.one : told.dataset.several;
  if (whole) told.textContent = told.dataset.whole.replace("#", Math.min(left(), told.dataset.most));
  else told.textContent = ticked ? sentence.replace("#", ticked) : "";
}

// The last number of a label, its thousands apart or not.
const NUMBER = /\d+(?:\D\d+)*(?=\D*$)/;
const valueOf = (number) => Number(number.replace(/\D/g, ""));
const left = () => valueOf(desk.querySelector("[data-desk-whole]").lastChild.data.match(NUMBER)[0]);

// “All of this queue: 12” counts what is left.
function recount(more) {
  for (const label of all("[data-desk-whole]")) {
    const text = label.lastChild;
    text.data = text.data.replace(NUMBER, (number) =>
      Math.max(0, valueOf(number) + more).toLocaleString(document.documentElement.lang, { useGrouping: /\D/.test(number) }),
    );
  }
}

function takeAway(decided) {
  const here = cards();
  const leaving = here.filter((card) => decided.includes(Number(numberOf(card))));
  const after = here.slice(here.indexOf(leaving.at(-1)) + 1).find((card) => !leaving.includes(card));
  const before = here.findLast((card) => !leaving.includes(card));
  const kept = leaving.map((card) => {
    const item = card.closest("li");
    const place = { card, item, before: item.nextElementSibling };
    card.querySelector("[data-desk-place]").replaceChildren();
    gone.add(numberOf(card));
    item.remove();
    return place;
  });
  recount(-kept.length);
  settle();
  focusOn(after ?? before);
  return kept;
}

function putBack(kept) {
  const list = desk.querySelector("[data-desk-cards]");
  for (const { card, item, before } of kept.toReversed()) {
    gone.delete(numberOf(card));
    list.insertBefore(item, before?.parentNode === list ? before : null);
  }
  desk.querySelector("[data-desk-empty]").hidden = true;
  recount(kept.length);
  settle();
  focusOn(kept[0]?.card);
}

async function decide(form, button) {
  const card = form.closest("[data-desk-card]");
  if (card.hasAttribute("aria-busy")) return;
  const body = new FormData(form);
  body.set("one", `${button.value.split(":")[0]}:${numberOf(card)}`);
  card.setAttribute("aria-busy", "true");
  try {
    const answer = await post(form.action, body);
    const problem = form.querySelector("[data-desk-error]");
    if (answer.status === 422 && problem) {
      problem.textContent = answer.message;
      return;
    }
    count(answer);
    if (answer.decided.length) {
      const stays = answer.stays ?? [];
      const leaves = answer.decided.filter((number) => !stays.includes(number));
      const kept = leaves.length ? takeAway(leaves) : [];
      if (answer.act) acts.push({ act: answer.act, cards: kept });
      tell(answer.message, { undo: Boolean(answer.act) });
      if (stays.length) await renew(stays);
      await refill();
    } else {
      refuse(card, Object.values(answer.refused)[0] ?? answer.message);
    }
  } catch {
    tell(desk.dataset.lost, { failed: true });
  } finally {
    card.removeAttribute("aria-busy");
  }
}

// Somebody was faster, or the move cannot be made: the card says so and stays where it is.
function refuse(card, sentence) {
  const place = card.querySelector("[data-desk-place]");
  const problem = document.createElement("p");
  problem.className = "error-message";
  problem.setAttribute("role", "alert");
  problem.textContent = sentence;
  place.replaceChildren(problem);
  card.focus();
}

async function undo() {
  const last = acts.pop();
  if (!last) return;
  const body = new FormData();
  body.set("act", last.act);
  body.set("csrfmiddlewaretoken", desk.querySelector("[name=csrfmiddlewaretoken]").value);
  try {
    const answer = await post(desk.dataset.undoUrl, body);
    count(answer);
    if (last.cards.length && answer.decided.length) putBack(last.cards);
    if (answer.stays?.length) await renew(answer.stays);
    tell(answer.decided.length ? answer.message : Object.values(answer.refused)[0] ?? answer.message, {
      failed: !answer.decided.length,
    });
  } catch {
    acts.push(last);
    tell(desk.dataset.lost, { failed: true, undo: true });
  }
}

// Reads the same address again when few cards are left: what was decided is no longer in it.
async function refill() {
  const pages = desk.querySelector(".pagination");
  if (cards().length > 5 || !pages) return;
  const answer = await fetch(window.location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = desk.querySelector("[data-desk-cards]");
  const known = new Set([...cards().map(numberOf), ...gone]);
  for (const card of all("[data-desk-cards] [data-desk-card]", fresh)) {
    if (!known.has(numberOf(card))) list.append(document.adoptNode(card.closest("li")));
  }
  const now = fresh.querySelector(".pagination");
  if (now) pages.replaceWith(document.adoptNode(now));
  settle();
  const empty = desk.querySelector("[data-desk-empty]");
  if (cards().length && document.activeElement === empty) {
    empty.hidden = true;
    focusOn(cards()[0]);
  }
}

// A decision that leaves its row where it is (a pin) changes what may be done next: these cards are read again.
async function renew(numbers) {
  const answer = await fetch(window.location.href);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const card of cards().filter((known) => numbers.includes(Number(numberOf(known))))) {
    const anew = fresh.querySelector(`[data-desk-card="${CSS.escape(numberOf(card))}"]`);
    if (!anew) continue;
    const focused = card.contains(document.activeElement);
    card.replaceWith(document.adoptNode(anew));
    if (focused) focusOn(anew);
  }
  settle();
}

function ask(card, move) {
  const place = card.querySelector("[data-desk-place]");
  const open = place.querySelector("form");
  if (!open) {
    const panel = desk.querySelector(`template[data-desk-reasons="${CSS.escape(move)}"]`).content.cloneNode(true);
    // Several cards may have one open: their labels must not meet.
    for (const name of ["id", "for", "aria-describedby"]) {
      for (const element of all(`[${name}]`, panel)) element.setAttribute(name, `${element.getAttribute(name)}_${numberOf(card)}`);
    }
    place.replaceChildren(panel);
  }
  place.querySelector("input[type=radio], textarea").focus({ preventScroll: true });
  place.scrollIntoView({ block: "nearest" });
  // It keeps to the foot of the window: where too little of the text is left above it, the text is read from its beginning.
  const text = card.querySelector(".desk-card-main > :is(.desk-text, .desk-differences)") ?? card;
  const { top, bottom } = text.getBoundingClientRect();
  const header = document.querySelector("main header")?.getBoundingClientRect().bottom ?? 0;
  const seen = Math.min(bottom, place.getBoundingClientRect().top) - Math.max(top, header);
  if (seen < Math.min(200, text.offsetHeight)) text.scrollIntoView({ block: "start" });
}

function close(panel) {
  const card = panel.closest("[data-desk-card]");
  panel.remove();
  card.focus();
}

async function thread(card, link) {
  const place = card.querySelector("[data-desk-place]");
  if (place.querySelector(".desk-thread")) {
    place.replaceChildren();
    link.setAttribute("aria-expanded", "false");
    return;
  }
  const answer = await fetch(`${link.href}?part=1`, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) {
    tell(desk.dataset.lost, { failed: true });
    return;
  }
  place.innerHTML = await answer.text();
  link.setAttribute("aria-expanded", "true");
}

function start() {
  desk.addEventListener("submit", (event) => {
    const form = event.target;
    const card = form.closest("[data-desk-card]");
    if (!card || !event.submitter) return;
    event.preventDefault();
    const asks = event.submitter.dataset.deskAsks;
    if (asks) ask(card, asks);
    else decide(form, event.submitter);
  });
  desk.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    if (on("[data-desk-undo]")) undo();
    else if (on("[data-desk-close]")) desk.querySelector("[data-desk-told]").hidden = true;
    else if (on("[data-desk-cancel]")) close(on("form"));
    else if (on("[data-desk-thread]") && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      thread(on("[data-desk-card]"), on("[data-desk-thread]"));
    }
  });
  desk.addEventListener("keydown", (event) => {
    const panel = event.target.closest(".desk-reason");
    if (!panel) return;
    if (event.key === "Escape") {
      event.stopPropagation(); // On narrow screens Wagtail's menu would take the focus.
      close(panel);
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) panel.requestSubmit(panel.querySelector("[type=submit]"));
  });
  for (const link of all("[data-desk-thread]")) link.setAttribute("aria-expanded", "false");
  const tick = desk.querySelector("[data-desk-tick]");
  if (tick) {
    tick.closest("label").hidden = false;
    desk.addEventListener("change", ({ target }) => {
      if (target.form !== tick.form) return;
      if (target === tick) for (const box of boxes()) box.checked = tick.checked;
      // Whoever unticks a card no longer means the whole queue.
      if (!target.checked) tick.form.elements.all.checked = false;
      settle();
    });
    settle(); // A page that is loaded again may keep its ticks.
  }
  desk.addEventListener("desk:chosen", () => tell(desk.dataset.chosen));
  // Letters reach this page's own undo before that of a card.
  desk.addEventListener("desk:undo", (event) => {
    if (!acts.length) return;
    event.preventDefault();
    undo();
  });
}

if (desk) start();
