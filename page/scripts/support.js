// Says in a sentence that a browser is too old. Written for every browser there is: nothing here is newer than 2009.
(function () {
  function supported() {
    if (typeof WebAssembly !== "object" || typeof Worker !== "function" || typeof DecompressionStream !== "function") {
      return false;
    }
    try { // the smallest module there is: older browsers know no policy that allows it
      new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      return true;
    } catch (error) {
      return false;
    }
  }
  function tell() {
    document.getElementById("unsupported").hidden = false;
    document.getElementById("unsupported").removeAttribute("hidden");
  }
  window.rakSupported = document.documentElement.getAttribute("data-desk") === "served" || supported();
  if (!window.rakSupported) {
    tell();
  }
  // A script that an older browser cannot even read never starts the page.
  window.onload = function () {
    if (!window.rakStarted) {
      tell();
    }
  };
})();
