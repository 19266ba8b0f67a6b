// Antwortet der Server mit 503 (gesperrt, gleich wieder da), wird dasselbe nach der genannten Zeit noch einmal gesendet.

const HOECHSTENS = 5;
const SEKUNDEN = 3;

const warte = (sekunden) => new Promise((fertig) => setTimeout(fertig, sekunden * 1000));

/** Wie fetch; die Angaben müssen sich zweimal senden lassen. */
export async function fetchWithRetry(adresse, angaben, versuche = HOECHSTENS) {
  const antwort = await fetch(adresse, angaben);
  const spaeter = Number(antwort.headers.get("Retry-After") ?? SEKUNDEN);
  if (antwort.status !== 503 || versuche <= 1 || spaeter > 10) return antwort;
  await warte(spaeter);
  return fetchWithRetry(adresse, angaben, versuche - 1);
}
