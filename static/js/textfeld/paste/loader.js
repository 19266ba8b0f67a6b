// Lädt, was das Einfügen braucht, beim ersten Bedarf.

let intake = null;
let loading = null;

/** Das Modul, wenn es schon da ist. */
export const loaded = () => intake;

export function loadIntake() {
  loading ??= import("./intake.js").then(
    (module) => {
      intake = module;
    },
    (error) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
