package store

import (
	"fmt"

	"aiosmap/app/problem"
)

// The codes of what can be the matter with the settings file.
const (
	// SettingsBusy: another window or program holds the file.
	SettingsBusy problem.Code = "settings-busy"
	// SettingsNewer: a later Aiosmap wrote the file.
	SettingsNewer problem.Code = "settings-newer"
	// SettingsBroken: the file is empty, damaged, or no settings file.
	SettingsBroken problem.Code = "settings-broken"
	// SettingsDenied: the file or its folder may not be read or written.
	SettingsDenied problem.Code = "settings-denied"
	// SettingsUnsaved: a change could not be written; the state before holds.
	SettingsUnsaved problem.Code = "settings-unsaved"
	// SettingsDoubt is a warning: the last change may be missing.
	SettingsDoubt problem.Code = "settings-doubt"
)

// refused joins the refusal, which the user reads, and its cause, for
// errors.Is and a log.
func refused(code problem.Code, message, hint string, cause error) error {
	return fmt.Errorf("%w (%w)", problem.Refuse(code, message, hint), cause)
}

func busy(cause error) error {
	return refused(SettingsBusy,
		"Aiosmap is al open in een ander venster.",
		"Ga naar dat venster, of sluit het en probeer het opnieuw.", cause)
}

func newer(path string, found uint32) error {
	return refused(SettingsNewer,
		fmt.Sprintf("Het instellingenbestand is gemaakt door een nieuwere versie van Aiosmap: %s", path),
		"Gebruik de nieuwste versie van Aiosmap. Er is niets aan het bestand veranderd.",
		fmt.Errorf("schema %d, known up to %d", found, len(migrations)))
}

func broken(path string, cause error) error {
	return refused(SettingsBroken,
		fmt.Sprintf("Het instellingenbestand is beschadigd of leeg: %s", path),
		"Verplaats dit bestand naar een andere map en start Aiosmap opnieuw; dan begin je met nieuwe, lege instellingen. Bewaar het bestand: misschien is er nog iets uit te halen.", cause)
}

func denied(path string, cause error) error {
	return refused(SettingsDenied,
		fmt.Sprintf("Aiosmap kan het instellingenbestand niet lezen of schrijven: %s", path),
		"Kijk of de map bestaat, of je er bestanden in mag zetten en of de schijf niet vol is. Start Aiosmap daarna opnieuw.", cause)
}

func unsaved(path string, cause error) error {
	return refused(SettingsUnsaved,
		fmt.Sprintf("De wijziging is niet bewaard in het instellingenbestand: %s", path),
		"Maak ruimte vrij op de schijf en probeer het opnieuw.", cause)
}
