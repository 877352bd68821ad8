/* Keys and passkeys: a form with data-passkey asks the browser for one, and sends what it gave. */
(() => {
  "use strict";
  const able = window.PublicKeyCredential && window.webauthnJSON;

  async function options(form) {
    if (form.dataset.options) return JSON.parse(form.dataset.options);
    const answer = await fetch(form.dataset.from, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no options");
    return (await answer.json()).request_options;
  }

  /* A passkey signs in by itself, so it must know its holder. */
  function wanted(given, form) {
    const alone = form.elements.passwordless;
    const choice = given.publicKey.authenticatorSelection;
    if (!alone || !choice) return given;
    choice.residentKey = alone.checked ? "required" : "discouraged";
    choice.requireResidentKey = alone.checked;
    if (alone.checked) choice.userVerification = "required";
    return given;
  }

  async function ask(event) {
    event.preventDefault();
    const form = event.target;
    const wrong = form.querySelector('[role="alert"]');
    wrong.hidden = true;
    try {
      const given = await options(form);
      const made = form.dataset.passkey === "create"
        ? await window.webauthnJSON.create(wanted(given, form))
        : await window.webauthnJSON.get(given);
      form.elements.credential.value = JSON.stringify(made);
      form.submit();
    } catch {
      wrong.hidden = false;
    }
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (!able) continue;
    form.hidden = false;
    form.addEventListener("submit", ask);
  }
})();
