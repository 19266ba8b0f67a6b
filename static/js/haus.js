// Was jede Seite braucht; ohne Skript geht alles auch.

document.querySelector("[data-fehlerliste]")?.focus();

// Ein offenes Menü schließt mit Escape und mit einem Klick daneben.
const offeneMenues = () => document.querySelectorAll("details.menue[open]");

document.addEventListener("keydown", (ereignis) => {
  if (ereignis.key !== "Escape") return;
  for (const menue of offeneMenues()) {
    menue.open = false;
    menue.querySelector("summary").focus();
  }
});

document.addEventListener("click", (ereignis) => {
  for (const menue of offeneMenues()) {
    if (!menue.contains(ereignis.target)) menue.open = false;
  }
});

// Vor dem Verlassen eines Formulars, in dem etwas getippt und nicht gespeichert ist, fragt der Browser.
let ungespeichert = false;

document.addEventListener("input", (ereignis) => {
  if (ereignis.target.closest("form[data-ungespeichert]")) ungespeichert = true;
});

document.addEventListener("submit", () => {
  ungespeichert = false;
});

window.addEventListener("beforeunload", (ereignis) => {
  if (ungespeichert) ereignis.preventDefault();
});
