// What the page is doing, told where everybody sees and hears it; and the one place where work is begun and ended.
"use strict";

const SOON = 400; // milliseconds: what is done sooner shows no progress
const status = { busy: false, quiet: false, message: () => "", failed: false, element: null };

/** Tell something: a function that gives it in the language of the page. It is shown until the next is told, and read aloud. */
function tell(message, { failed = false } = {}) {
  Object.assign(status, { message, failed });
  drawStatus();
}

function drawStatus(progress = null) {
  const { element, busy, quiet } = status;
  if (!element) return;
  const shown = busy && !quiet;
  element.classList.toggle("failed", status.failed);
  const [message, bar, button] = element.children;
  const told = status.message();
  if (message.textContent !== told) message.textContent = told;
  bar.hidden = !shown;
  bar.setAttribute("aria-label", words("working"));
  if (progress) {
    bar.max = progress.count;
    bar.value = progress.done;
  } else bar.removeAttribute("value");
  button.hidden = !shown;
  button.textContent = words("cancel");
  for (const begin of document.querySelectorAll(".begin")) begin.setAttribute("aria-disabled", String(shown));
}

/** The place where all is told. It stays when the page is drawn anew, since what is not there before it speaks is not heard. */
function statusBlock() {
  status.element ??= make("div", { class: "status" },
    make("p", { class: "message", role: "status", "aria-live": "polite" }),
    make("progress", { hidden: true }),
    makeButton("", () => desk.cancel()));
  drawStatus();
  return status.element;
}

/** Ask the desk, and show how far it is. Gives what it told and wrote; null where it failed, which has been told, and where
the files that it is about, which `given` reads, are not the chosen ones any more.

What is asked `quietly`, as nobody waits for it, waits until nothing else is being done, and tells nothing. While it is being
done any other work waits; while any other is, no further one begins. */
async function work(call, given, { quietly = false } = {}) {
  while (status.busy && (quietly || status.quiet)) await new Promise((done) => setTimeout(done, 30));
  if (status.busy) return null;
  Object.assign(status, { busy: true, quiet: quietly });
  let chosen = files.chosen;
  let others = false;
  const soon = setTimeout(() => quietly || tell(() => words("working")), SOON);
  document.body.classList.add("working");
  drawStatus();
  try {
    others = given === contents && !quietly && await lookAgain();
    if (others) {
      chosen = files.chosen;
      if (chosen.length) files.forgetResults(); // without any it is told that there are none, and no choice is lost
    }
    const { told, results, lost } = await desk.ask({ ...call, language }, await given(), (progress) => {
      if (quietly) return;
      const { done, count, next } = progress;
      const values = { next: done + 1, done, count, name: next };
      status.message = () => words(next ? "reading" : "writing", values);
      drawStatus(progress);
    });
    if (told.failed) {
      tell(() => said(told.failed), { failed: true });
      return null;
    }
    if (lost.length) tell(() => words("lost", { names: lost.join(", ") }), { failed: true });
    else if (!quietly) tell(() => words("done"));
    return given === contents && files.chosen !== chosen ? null : { told, results };
  } catch (error) {
    tellEnded(error);
    return null;
  } finally {
    clearTimeout(soon);
    status.busy = false;
    document.body.classList.remove("working");
    drawStatus();
    if (others) files.look();
  }
}

/** Why work ended before its end. */
function tellEnded(error) {
  if (error.cancelled) tell(() => words("cancelled"));
  else if (error.unreadable) tell(() => words("unreadable", { name: error.unreadable }), { failed: true });
  else if (error.unconnected) tell(() => words("notServed"), { failed: true });
  else tell(() => words("stopped"), { failed: true });
}
