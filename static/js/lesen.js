// Alte Adressen wie /lesen/#massnahme-3 führen in das Kapitel, in dem die Stelle jetzt steht.

const stelle = decodeURIComponent(window.location.hash.slice(1));

if (stelle && !document.getElementById(stelle)) {
  window.location.replace(`?stelle=${encodeURIComponent(stelle)}`);
}
