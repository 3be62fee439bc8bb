"use strict";
// The only script: a browser gives passkeys to scripts alone (https://www.w3.org/TR/webauthn-3/).
(() => {
  const octets = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));
  const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = list => (list || []).map(each => ({ ...each, id: octets(each.id) }));

  const asked = (form) => {
    const options = JSON.parse(form.dataset.options);
    options.challenge = octets(options.challenge);
    if (form.dataset.passkey === "create") {
      options.user.id = octets(options.user.id);
      options.excludeCredentials = named(options.excludeCredentials);
      return navigator.credentials.create({ publicKey: options });
    }
    options.allowCredentials = named(options.allowCredentials);
    return navigator.credentials.get({ publicKey: options });
  };

  const answer = (made) => {
    const response = { clientDataJSON: text(made.response.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[name]) response[name] = text(made.response[name]);
    }
    return JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, response });
  };

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        form.elements.code.value = answer(await asked(form));
      } catch {
        form.querySelector("[data-failed]").hidden = false;
        return;
      }
      form.submit();
    });
  }
})();
