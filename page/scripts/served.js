// The desk of a page that `rak-excel buka` gave: the server on this computer answers, with all cores, and saves beside the folder.
"use strict";

const desk = (() => {
  const TOKEN = /^[\w-]{40,}$/;
  if (TOKEN.test(location.hash.slice(1))) sessionStorage.setItem("token", location.hash.slice(1));
  const token = sessionStorage.getItem("token") ?? "";
  history.replaceState(null, "", location.pathname);
  const ALIVE = 20_000; // milliseconds
  let stop = new AbortController();
  const own = { folder: null };

  /** What the server answers; an error that is `unconnected` where it does not, and `cancelled` where that was meant. */
  const send = async (path, body, signal) => {
    let response = null;
    try {
      response = await fetch(path, { method: "POST", headers: { "X-Rak-Token": token }, body, signal });
    } catch (error) {
      throw Object.assign(error, error.name === "AbortError" ? { cancelled: true } : { unconnected: true });
    }
    if (!response.ok) throw Object.assign(new Error(response.statusText), { unconnected: response.status === 403 || response.status === 421 });
    return response;
  };

  /** A head in JSON behind its length, and then the bytes of the files. */
  const framed = (head, files) => {
    const text = new TextEncoder().encode(JSON.stringify({ ...head, files: files.map(({ name, content }) => ({ name, size: content.byteLength })) }));
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, text.length);
    return new Blob([length, text, ...files.map(({ content }) => content)]);
  };

  /** What comes, piece by piece: heads in JSON, the last of which tells of the files behind it. */
  const received = async (response, heard) => {
    const reader = response.body.getReader();
    let held = new Uint8Array(0);
    const take = async (count) => {
      while (held.length < count) {
        const { done, value } = await reader.read();
        if (done) throw Object.assign(new Error("the server stopped"), { unconnected: true });
        const longer = new Uint8Array(held.length + value.length);
        longer.set(held);
        longer.set(value, held.length);
        held = longer;
      }
      const taken = held.slice(0, count);
      held = held.slice(count);
      return taken;
    };
    for (;;) {
      const length = new DataView((await take(4)).buffer).getUint32(0);
      const head = JSON.parse(new TextDecoder().decode(await take(length)));
      if (head.heard) {
        heard(head.heard);
        continue;
      }
      const results = [];
      for (const { name, size } of head.files) results.push(new File([await take(size)], name));
      return { told: head.told, results, lost: [] };
    }
  };

  Object.assign(own, {
    whenLost: () => {},
    /** Look anew at what is in the folder. */
    async look() {
      const { folder } = await (await send("/hello")).json();
      if (folder || !own.folder) own.folder = folder; // one that is gone is told when it is read
    },
    ready: null,
    async begin() {
      await own.look();
      const alive = () => send("/alive").catch(() => own.whenLost());
      setInterval(alive, ALIVE);
      // A page that was asleep calls at once when it is looked at again.
      document.addEventListener("visibilitychange", alive);
    },
    async ask(call, files, heard = () => {}) {
      const here = files.some((each) => each.inFolder);
      const sent = files.filter((each) => !each.inFolder);
      try {
        return await received(await send("/do", framed({ call, here }, sent), stop.signal), heard);
      } catch (error) {
        throw error.name === "AbortError" ? Object.assign(error, { cancelled: true }) : error;
      }
    },
    cancel() {
      stop.abort();
      stop = new AbortController();
    },
    /** Save a file beside the folder; gives the name that it got. */
    async save(file) {
      const content = await file.arrayBuffer();
      const response = await send("/save", framed({}, [{ name: file.name, content }]));
      const { name, failed } = await response.json();
      if (failed) throw Object.assign(new Error("not saved"), { told: failed });
      return name;
    },
  });
  own.ready = own.begin();
  return own;
})();
