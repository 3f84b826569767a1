// Hands over the words of a text field while they are typed. Streamlit takes a field's words when it
// is left or at Ctrl+Enter; this presses Ctrl+Enter for whoever pauses, so that a page that is
// closed, or a machine that stops, loses at most the last two seconds. Of the Ctrl+Enter that a hand
// has pressed it tells the page.
const PAUSE = 700, AT_MOST = 1500;

export default function ({ data, parentElement, setTriggerValue }) {
  const page = parentElement.ownerDocument;
  let waiting = null, since = 0;

  const field = (event) => {
    const at = event.composedPath?.()[0] ?? event.target;
    return at.tagName === "TEXTAREA" && at.getAttribute("aria-label") === data.label ? at : null;
  };
  const send = (at) => {
    clearTimeout(waiting);
    waiting = null;
    at.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true }));
  };
  const typed = (event) => {
    const at = field(event);
    // A composed letter, as of Japanese, isn't there until the composing ends.
    if (!at || event.isComposing) return;
    const now = Date.now();
    if (waiting === null) since = now;
    clearTimeout(waiting);
    waiting = setTimeout(() => send(at), Math.max(0, Math.min(PAUSE, since + AT_MOST - now)));
  };
  const entered = (event) => {
    const meant = event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.isTrusted;
    if (!meant || event.repeat || event.isComposing || !field(event)) return;
    clearTimeout(waiting);
    waiting = null;
    // A moment later, as Streamlit takes the words at the same key.
    setTimeout(() => setTriggerValue("entered", true));
  };
  page.addEventListener("input", typed, true);
  page.addEventListener("keydown", entered, true);
  // Words may be there already: the box outlives a server, and is typed into before this is back.
  waiting = setTimeout(() => {
    const fields = [...page.querySelectorAll("textarea")];
    const at = fields.find((each) => each.getAttribute("aria-label") === data.label);
    if (at) send(at);
  }, PAUSE);
  return () => {
    clearTimeout(waiting);
    page.removeEventListener("input", typed, true);
    page.removeEventListener("keydown", entered, true);
  };
}
