// Hands over what is sent. Of sends that come faster than the page runs, Streamlit keeps the last one
// only; so each is handed over with those before it that aren't heard yet, all of them numbered.
const BOX = '[data-testid="stChatInput"]';
const FIELD = "textarea";
const SEND = '[data-testid="stChatInputSubmitButton"]';
const held = new WeakMap();

function empty(field) {
  // React hears of a value only if it is set past its own setter.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, "");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function listen(page, mine) {
  const say = (event, field) => {
    if (!field || field.disabled || !field.value.trim()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    mine.number += 1;
    mine.unheard.push([mine.number, field.value]);
    empty(field);
    field.focus();
    mine.tell();
  };
  const typed = (event) => {
    // Enter also ends the composing of a letter, as of Japanese.
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (event.target.matches?.(`${BOX} ${FIELD}`)) say(event, event.target);
  };
  const clicked = (event) => {
    const button = event.target.closest?.(SEND);
    if (button) say(event, button.closest(BOX)?.querySelector(FIELD));
  };
  page.addEventListener("keydown", typed, true);
  page.addEventListener("click", clicked, true);
  return () => {
    page.removeEventListener("keydown", typed, true);
    page.removeEventListener("click", clicked, true);
  };
}

export default function ({ data, parentElement, setTriggerValue }) {
  let mine = held.get(parentElement);
  if (!mine) {
    mine = { number: 0, unheard: [] };
    held.set(parentElement, mine);
    mine.stop = listen(parentElement.ownerDocument, mine);
  }
  mine.number = Math.max(mine.number, data.heard);
  mine.unheard = mine.unheard.filter(([number]) => number > data.heard);
  mine.tell = () => setTriggerValue("said", mine.unheard);
  return () => {
    held.delete(parentElement);
    mine.stop();
  };
}
