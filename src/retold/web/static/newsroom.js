// What the app does better with JavaScript: keys, and progress without loading the page anew.
"use strict";

const KEYS = "retold-keys";
const keysOn = () => localStorage.getItem(KEYS) !== "off";

// The entries of a list or, on a page without one, its headings.
function stops() {
  const links = [...document.querySelectorAll("[data-item]")].map(item => item.querySelector("a")).filter(Boolean);
  if (links.length) return links;
  const headings = [...document.querySelectorAll("h2[id]")];
  headings.forEach(heading => { heading.tabIndex = -1; });
  return headings;
}

function step(by) {
  const all = stops();
  if (!all.length) return;
  const at = all.findIndex(stop => (stop.closest("[data-item]") || stop).contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
  all[next].focus();
  all[next].scrollIntoView({block: all[next].tagName === "H2" ? "start" : "nearest"});
}

function typing(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

document.addEventListener("keydown", event => {
  if (!keysOn() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const does = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.getElementById("q").focus(),
    "?": () => location.assign("/help#keys"),
  }[event.key];
  if (does) {
    event.preventDefault();
    does();
  }
});

function offerKeys() {
  const box = document.getElementById("keys-on");
  if (!box) return;
  box.disabled = false;
  box.checked = keysOn();
  box.addEventListener("change", () => localStorage.setItem(KEYS, box.checked ? "on" : "off"));
}

async function follow() {
  const line = document.querySelector("[data-job]");
  if (!line) return;
  try {
    const answer = await fetch(line.dataset.job + "?as=json");
    const now = await answer.json();
    if (now.state === "done" || now.state === "failed") return location.reload();
    const text = now.step ? `${now.step}: ${now.count}` : "beginning";
    if (line.textContent !== text) line.textContent = text;
  } catch {
    line.textContent = "The app does not answer; is `retold serve` still running?";
  }
  setTimeout(follow, 1000);
}

// Said before an upload is sent, not after.
function weighFiles() {
  const files = document.getElementById("file");
  if (!files) return;
  files.addEventListener("change", () => {
    const bytes = [...files.files].reduce((sum, file) => sum + file.size, 0);
    files.setCustomValidity(bytes > files.dataset.most ? "Together these are too large; use `retold add` for them." : "");
    files.reportValidity();
  });
}

// A correction is sent once, however often its button is pressed.
document.addEventListener("submit", event => {
  const button = event.target.method === "post" && event.target.querySelector("button");
  if (button) setTimeout(() => { button.disabled = true; });
});
window.addEventListener("pageshow", () => document.querySelectorAll("button:disabled").forEach(b => { b.disabled = false; }));

offerKeys();
weighFiles();
follow();
