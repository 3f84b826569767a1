// Draws a tree of elements from data. Text is set as text and never read as markup; only the tags
// and attributes below exist, whatever the data says.
const TAGS = new Set([
  "section", "div", "header", "h1", "h2", "h3", "h4", "p", "span", "ol", "ul", "li", "mark",
  "blockquote", "button",
]);

function element(node, root, tell) {
  const made = document.createElement(TAGS.has(node.tag) ? node.tag : "span");
  if (node.look) made.className = node.look;
  if (node.name) made.dataset.name = node.name;
  if (node.label) made.setAttribute("aria-label", node.label);
  if (node.scrolls) {
    made.tabIndex = 0;
    made.setAttribute("role", "region");
  }
  if (node.arrives) made.dataset.name = "arrival";
  if (node.look === "alert") made.setAttribute("role", "alert");
  if (node.tag === "button") made.type = "button";
  if (node.to) made.addEventListener("click", () => lead(root, node.to));
  if (node.press) made.addEventListener("click", () => tell(node.press));
  for (const part of node.inside ?? []) {
    made.append(typeof part === "string" ? part : element(part, root, tell));
  }
  return made;
}

function lead(root, name, block = "nearest") {
  const target = [...root.querySelectorAll("[data-name]")].find((each) => each.dataset.name === name);
  if (!target) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });
}

const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const wanted = JSON.stringify(data);
  // A rerun with the same data must not take the focus from the button that caused it.
  if (shown.get(root) === wanted) return;
  shown.set(root, wanted);
  root.replaceChildren(
    ...data.nodes.map((node) => element(node, root, (press) => setTriggerValue("pressed", press))),
  );
  lead(root, "arrival", "start");
}
