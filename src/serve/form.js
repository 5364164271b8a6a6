"use strict";
// Asks the service for the explanation of what was pasted, and has it drawn.
(() => {
  const $ = (id) => document.getElementById(id);
  const isAddress = (text) => /^https?:\/\/\S+$/i.test(text);

  async function ask(text, focus) {
    const options = { format: "explanation", focus };
    const body = isAddress(text) ? { url: text, options } : { html: text, options };
    const answer = await fetch("/v1/extract", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.title + ": " + said.detail);
    return said;
  }

  $("ask").addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = $("page").value.trim();
    if (text === "") return;
    $("go").disabled = true;
    $("said").textContent = "";
    try {
      window.pith.draw(await ask(text, $("focus").value));
    } catch (error) {
      $("said").textContent = error.message;
    }
    $("go").disabled = false;
  });
  $("page").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || isAddress($("page").value.trim()))) {
      event.preventDefault();
      $("ask").requestSubmit();
    }
  });
  $("page").focus();
})();
