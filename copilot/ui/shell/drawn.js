// Draws a tree of elements from data. Text is set as text and never read as markup; only the tags
// and attributes below exist, whatever the data says.
const TAGS = new Set([
  "section", "div", "header", "nav", "h1", "h2", "h3", "h4", "p", "span", "ol", "ul", "li",
  "mark", "blockquote", "button", "details", "summary",
]);

function element(node, root, tell) {
  const made = document.createElement(TAGS.has(node.tag) ? node.tag : "span");
  if (node.look) made.className = node.look;
  if (node.name) made.dataset.name = node.name;
  if (node.current) made.setAttribute("aria-current", "page");
  if (node.label) made.setAttribute("aria-label", node.label);
  if (node.scrolls) {
    made.tabIndex = 0;
    made.setAttribute("role", "region");
  }
  if (node.arrives) made.dataset.name = "arrival";
  if (node.look?.startsWith("alert")) made.setAttribute("role", "alert");
  if (node.tag === "button") made.type = "button";
  if (node.to) made.addEventListener("click", () => lead(root, node.to));
  if (node.press) made.addEventListener("click", () => tell(node.press));
  if (node.copies) {
    made.setAttribute("aria-live", "polite");
    made.addEventListener("click", () => copy(made, node.copies));
  }
  if (node.spoken) made.dataset.spoken = "yes";
  for (const part of node.inside ?? []) {
    made.append(typeof part === "string" ? part : element(part, root, tell));
  }
  return made;
}

async function copy(button, words) {
  const said = { text: button.textContent, label: button.getAttribute("aria-label") };
  if (button.dataset.copied) return;
  button.dataset.copied = "yes";
  const done = await onClipboard(words);
  button.removeAttribute("aria-label");
  button.textContent = done ? "Copied" : "Your browser doesn’t let me copy: select the words";
  setTimeout(() => {
    delete button.dataset.copied;
    button.textContent = said.text;
    if (said.label) button.setAttribute("aria-label", said.label);
  }, 2500);
}

async function onClipboard(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    // Over plain http there is no clipboard, except on this machine, but the old command works.
    const field = document.createElement("textarea");
    field.value = words;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

function named(root, name) {
  return [...root.querySelectorAll("[data-name]")].find((each) => each.dataset.name === name);
}

function lead(root, name, block = "nearest") {
  const target = named(root, name);
  if (!target) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.tabIndex = -1;
  focusOn(target);
  target.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
}

// What is drawn while Streamlit still works on the page can't always take the focus at once.
function focusOn(target, tries = 10) {
  target.focus({ preventScroll: true });
  const there = target.isConnected && target.getRootNode().activeElement !== target;
  if (there && tries) setTimeout(() => focusOn(target, tries - 1), 100);
}

// Draws anew. What was folded out stays so, and the focus stays about where it was: on what has
// moved to the place of the one that is gone.
function redraw(root, made) {
  const out = [...root.querySelectorAll("details[open]")].map((each) => each.dataset.name);
  const focused = root.getRootNode().activeElement;
  const place = root.contains(focused) && (focused.closest("[data-name]")?.dataset.name ?? "refuge");
  root.replaceChildren(...made);
  for (const name of out) named(root, name)?.setAttribute("open", "");
  const target = place && (named(root, place) ?? named(root, "refuge"));
  if (!target) return;
  const taking = target.querySelector("summary") ?? target;
  if (taking === target) target.tabIndex = -1;
  taking.focus({ preventScroll: true });
}

// Lets the words of a reply appear one by one. Each is in its place from the start, so that nothing
// moves and a screen reader has the whole; who wants no motion gets them at once.
function speak(root) {
  const reply = root.querySelector("[data-spoken]");
  if (!reply) return;
  reply.scrollIntoView({ block: "center" });
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const words = reply.textContent.split(/(?<=\s)/).map((word) => {
    const made = document.createElement("span");
    made.className = "unsaid";
    made.textContent = word;
    return made;
  });
  reply.replaceChildren(...words);
  words.forEach((word, at) => setTimeout(() => word.classList.remove("unsaid"), 55 * at));
}

// Streamlit goes to another page in two steps, and the first leads to no place that ever was: the
// room that is left, with the address of the next. The back button is to lead past it.
const AT_ONCE = 400;
if (!history.oneStep) {
  const push = history.pushState;
  let last = -AT_ONCE;
  history.oneStep = true;
  history.pushState = function (...where) {
    const now = performance.now();
    (now - last < AT_ONCE ? history.replaceState : push).apply(history, where);
    last = now;
  };
}

const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const wanted = JSON.stringify(data);
  // A rerun with the same data must not take the focus from the button that caused it.
  if (shown.get(root) === wanted) return;
  shown.set(root, wanted);
  const tell = (press) => setTriggerValue("pressed", press);
  redraw(root, data.nodes.map((node) => element(node, root, tell)));
  lead(root, "arrival", "start");
  speak(root);
}
