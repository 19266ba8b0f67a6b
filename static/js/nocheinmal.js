// Die Seite „Gleich noch einmal“ versucht es selbst: einige Male, dann wartet sie auf den Knopf.

const HOECHSTENS = 5;
const VERGESSEN = 60_000;
const MERKZETTEL = "noch-einmal";

const ziel = document.querySelector("[data-noch-einmal]");
const sekunden = Number(ziel?.dataset.nochEinmal);

/** Der wievielte Versuch an dieser Adresse das ist; nach einer Pause wird von vorn gezählt. */
function versuch() {
  const { pfad, um, zahl } = JSON.parse(sessionStorage.getItem(MERKZETTEL) ?? "{}");
  const weiter = pfad === location.href && Date.now() - um < VERGESSEN;
  const dieser = { pfad: location.href, um: Date.now(), zahl: weiter ? zahl + 1 : 1 };
  sessionStorage.setItem(MERKZETTEL, JSON.stringify(dieser));
  return dieser.zahl;
}

// Ein Feld namens „requestSubmit“ oder „submit“ verdeckte die Methode.
const sende = () => (ziel.matches("form") ? HTMLFormElement.prototype.requestSubmit.call(ziel) : location.reload());

if (ziel && versuch() <= HOECHSTENS) {
  const worte = ziel.matches("form") ? "wird es von selbst noch einmal gesendet" : "öffnet sich die Seite von selbst noch einmal";
  document.querySelector("[data-lage]").textContent = `In ${sekunden} Sekunden ${worte}.`;
  const frist = setTimeout(sende, sekunden * 1000);
  ziel.addEventListener("submit", () => clearTimeout(frist));
}
