// What the app does better with JavaScript: keys, and progress without loading the page anew.
"use strict";

const KEYS = "retold-keys";
const keysOn = () => localStorage.getItem(KEYS) !== "off";

function step(by) {
  const links = [...document.querySelectorAll("[data-item]")].map(item => item.querySelector("a")).filter(Boolean);
  if (!links.length) return;
  const at = links.findIndex(link => link.closest("[data-item]").contains(document.activeElement));
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
  links[next].focus();
  links[next].scrollIntoView({block: "nearest"});
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

// A correction is sent once, however often its button is pressed.
document.addEventListener("submit", event => {
  const button = event.target.method === "post" && event.target.querySelector("button");
  if (button) setTimeout(() => { button.disabled = true; });
});
window.addEventListener("pageshow", () => document.querySelectorAll("button:disabled").forEach(b => { b.disabled = false; }));

offerKeys();
follow();
