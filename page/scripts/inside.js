// The desk of a page that works by itself: all of Python is in it, packed, and works in a worker that may end and start anew.
"use strict";

const desk = (() => {
  const MOST_MEMORY = 700e6; // bytes: what a worker has taken it never gives back, so one that has so much is replaced
  const MOST_LOST = 20; // files that end the program: with more of them something else is wrong
  const PARTS = ["wasm", "stdlib", "site", "loader", "module", "lock"];
  let parts = null, present = null;

  const unpacked = async (name) => {
    const element = document.getElementById(`part-${name}`);
    const packed = atob(element.textContent);
    const bytes = new Uint8Array(packed.length);
    for (let at = 0; at < packed.length; at += 1) bytes[at] = packed.charCodeAt(at);
    element.remove();
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  };

  /** All of Python, unpacked once. */
  const allParts = () => (parts ??= Promise.all(PARTS.map(unpacked)).then((all) => Object.fromEntries(all.map((part, at) => [PARTS[at], part]))));

  /** A worker: `ready` once Python runs in it, `take` gets what it says, and `end` ends it with whatever waits for it. */
  const started = () => {
    const script = document.getElementById("part-worker").textContent;
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    const own = { worker, take: () => {}, failed: () => {} };
    own.ready = new Promise((done, failed) => {
      own.end = (error) => {
        worker.terminate();
        if (present === own) present = null;
        failed(error);
        own.failed(error);
      };
      worker.onmessage = ({ data }) => {
        if (data.ready) done();
        else if (data.fault) own.end(new Error(data.fault));
        else own.take(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        own.end(new Error(event.message || "stopped"));
      };
      allParts().then((all) => worker.postMessage({ parts: all }), own.end);
    });
    own.ready.catch(() => {}); // who waits for it is told
    return own;
  };

  const once = async (call, files, heard) => {
    const own = (present ??= started());
    await own.ready;
    return new Promise((done, failed) => {
      let next = "";
      own.failed = (error) => failed(Object.assign(error, { file: next }));
      own.take = ({ heard: progress, told, results, memory }) => {
        if (progress) {
          next = progress.next;
          heard(progress);
          return;
        }
        own.take = own.failed = () => {};
        done({ told, results: results.map(({ name, content }) => new File([content], name)) });
        if (memory > MOST_MEMORY) {
          own.end(new Error("replaced"));
          present = started();
        }
      };
      const copies = files.map(({ name, content }) => ({ name, content: content.slice(0) }));
      own.worker.postMessage({ call, files: copies }, copies.map((each) => each.content));
    });
  };

  present = started();
  return {
    /** The folder that the page was opened for: none. */
    folder: null,
    save: null,
    whenLost: () => {},
    ready: present.ready,
    /** What Python answers, and the files that it wrote. A file in the midst of which Python ends is left out and told in `lost`. */
    async ask(call, files, heard = () => {}) {
      const lost = [];
      for (;;) {
        const kept = files.filter(({ name }) => !lost.includes(name));
        try {
          return { ...(await once(call, kept, heard)), lost };
        } catch (error) {
          const known = kept.some(({ name }) => name === error.file);
          if (error.cancelled || !known || lost.length >= MOST_LOST) throw error;
          lost.push(error.file);
        }
      }
    },
    /** End what is being done; whoever waits for it hears an error that is `cancelled`. */
    cancel() {
      present?.end(Object.assign(new Error("cancelled"), { cancelled: true }));
      present ??= started();
    },
  };
})();
