package store

import (
	"errors"
	"fmt"

	"aiosmap/app/problem"
	"aiosmap/store/seal"
)

// The codes of what can be the matter with a portfolio.
const (
	// PortfolioBusy: another window or program holds the file.
	PortfolioBusy problem.Code = "portfolio-busy"
	// PortfolioNewer: a later Aiosmap wrote the file.
	PortfolioNewer problem.Code = "portfolio-newer"
	// PortfolioBroken: the file is empty, damaged, or no portfolio.
	PortfolioBroken problem.Code = "portfolio-broken"
	// PortfolioTampered: records or keys were changed, left out or put back by
	// someone without the keys.
	PortfolioTampered problem.Code = "portfolio-tampered"
	// PortfolioDenied: the file or its folder may not be read or written.
	PortfolioDenied problem.Code = "portfolio-denied"
	// PortfolioUnsaved: a change could not be written; the state before holds.
	PortfolioUnsaved problem.Code = "portfolio-unsaved"
	// PortfolioUnsure: the disk gave an error after the change was written; the
	// portfolio is closed, and opening it shows which state holds.
	PortfolioUnsure problem.Code = "portfolio-unsure"
	// PortfolioFull: there is no room on the disk.
	PortfolioFull problem.Code = "portfolio-full"
	// PortfolioGone: there is no such file.
	PortfolioGone problem.Code = "portfolio-gone"
	// PortfolioExists: the user name has a portfolio here.
	PortfolioExists problem.Code = "portfolio-exists"
	// PortfolioOther: the backup belongs to another portfolio.
	PortfolioOther problem.Code = "portfolio-other"
	// PortfolioOtherKeys: the backup does not open with the keys of now.
	PortfolioOtherKeys problem.Code = "portfolio-other-keys"
	// PortfolioReadOnly: this session cannot write.
	PortfolioReadOnly problem.Code = "portfolio-readonly"
	// PortfolioLocked: three wrong passwords.
	PortfolioLocked problem.Code = "portfolio-locked"
	// PortfolioClosed: a call after Close.
	PortfolioClosed problem.Code = "portfolio-closed"
	// PortfolioDoubt is a warning: the last change may be missing.
	PortfolioDoubt problem.Code = "portfolio-doubt"
	// PasswordWrong: another password.
	PasswordWrong problem.Code = "password-wrong"
	// CodeWrong: another herstelcode.
	CodeWrong problem.Code = "code-wrong"
	// KeyStoreMissing: no key store, or the key is not in it.
	KeyStoreMissing problem.Code = "keystore-missing"
	// BackupFailed: no backup was made.
	BackupFailed problem.Code = "backup-failed"
	// SecondPlaceFailed: the backup is not in the second place.
	SecondPlaceFailed problem.Code = "second-place-failed"
)

// portfolioWords are the refusals for one portfolio file.
var portfolioWords = boltWords{busy: busyPortfolio, denied: deniedPortfolio, broken: brokenPortfolio, unsaved: unsavedPortfolio}

// errOtherFile marks a file that is another portfolio than it should be.
var errOtherFile = errors.New("another portfolio")

// portfolioRefusal gives the refusal for what is wrong inside a file; other
// errors stay what they are.
func portfolioRefusal(path string, err error) error {
	if _, already := problem.From(err); already || err == nil {
		return err
	}
	switch {
	case errors.Is(err, errNewer):
		return newerPortfolio(err)
	case errors.Is(err, errOtherFile):
		return otherPortfolio(err)
	case errors.Is(err, errDamaged), errors.Is(err, errPanicked), errors.Is(err, seal.ErrDamaged):
		return brokenPortfolio(path, err)
	case errors.Is(err, errHead), errors.Is(err, errUnopened):
		return tamperedPortfolio(err)
	}
	return err
}

func hasCode(err error, code problem.Code) bool {
	p, ok := problem.From(err)
	return ok && p.Code == code
}

// isSecondPlace tells that a backup is good and only not in the second place.
func isSecondPlace(err error) bool { return hasCode(err, SecondPlaceFailed) }

func busyPortfolio(cause error) error {
	return refused(PortfolioBusy,
		"Dit portfolio is al open in een ander venster.",
		"Ga naar dat venster, of sluit het en probeer het opnieuw.", cause)
}

func newerPortfolio(cause error) error {
	return refused(PortfolioNewer,
		"Dit portfolio is gemaakt of bijgewerkt met een nieuwere versie van Aiosmap.",
		"Gebruik de nieuwste versie van Aiosmap. Er is niets aan het bestand veranderd.", cause)
}

func brokenPortfolio(path string, cause error) error {
	return refused(PortfolioBroken,
		fmt.Sprintf("Dit bestand is beschadigd of is geen portfolio: %s", path),
		"Zet een reservekopie terug. Het beschadigde bestand blijft daarbij bewaard.", cause)
}

func tamperedPortfolio(cause error) error {
	return refused(PortfolioTampered,
		"Dit portfolio klopt niet met zichzelf: buiten Aiosmap om is er iets in het bestand veranderd, weggehaald of teruggezet.",
		"Zet een reservekopie terug. Het bestand van nu blijft daarbij bewaard.", cause)
}

func deniedPortfolio(path string, cause error) error {
	if isFull(cause) {
		return fullDisk("Er is niets veranderd.", cause)
	}
	return refused(PortfolioDenied,
		fmt.Sprintf("Aiosmap kan hier niet lezen of schrijven: %s", path),
		"Kijk of het bestand en de map er zijn en of je ze mag gebruiken. Probeer het daarna opnieuw.", cause)
}

func unsavedPortfolio(_ string, cause error) error {
	if isFull(cause) {
		return fullDisk("Je laatste wijziging is niet bewaard. Wat je daarvoor bewaarde, staat er nog.", cause)
	}
	return refused(PortfolioUnsaved,
		"Je laatste wijziging is niet bewaard in je portfolio. Wat je daarvoor bewaarde, staat er nog.",
		"Probeer het opnieuw. Lukt het niet, kopieer dan wat je net schreef naar een ander programma.", cause)
}

func fullDisk(state string, cause error) error {
	return refused(PortfolioFull, "De schijf is vol. "+state, "Maak ruimte vrij en probeer het opnieuw.", cause)
}

// notWritten is the refusal for a file that was to come in the place of the one
// at path and did not.
func notWritten(path string, err error) error {
	if err := portfolioRefusal(path, err); err != nil {
		if _, said := problem.From(err); said {
			return err
		}
	}
	return unsavedPortfolio(path, err)
}

// notMade is the refusal for a new file in a folder.
func notMade(folder string, err error) error {
	if err := portfolioRefusal(folder, err); err != nil {
		if _, said := problem.From(err); said {
			return err
		}
	}
	return deniedPortfolio(folder, err)
}

func unsurePortfolio(cause error) error {
	return refused(PortfolioUnsure,
		"De schijf gaf een fout bij het bewaren, en je portfolio is gesloten.",
		"Open het opnieuw en kijk of je laatste wijziging er staat.", cause)
}

func gonePortfolio(cause error) error {
	return refused(PortfolioGone,
		"Dit portfolio staat niet op deze computer.",
		"Zet een reservekopie terug, of haal het portfolio van je andere computer.", cause)
}

func existingPortfolio(cause error) error {
	return refused(PortfolioExists,
		"Voor deze gebruikersnaam is er op deze computer al een portfolio.",
		"Open dat portfolio. Gaat het niet open, zet dan een reservekopie terug.", cause)
}

func otherPortfolio(cause error) error {
	return refused(PortfolioOther,
		"Dit bestand hoort bij een ander portfolio.",
		"Kies een reservekopie van dit portfolio.", cause)
}

func otherKeys(cause error) error {
	return refused(PortfolioOtherKeys,
		"Deze reservekopie gaat niet open met de sleutels van nu.",
		"Log uit en zet de reservekopie terug in het eerste scherm. Ze gaat open met het wachtwoord of de herstelcode van toen.", cause)
}

func readOnlyPortfolio() error {
	return refused(PortfolioReadOnly,
		"Dit portfolio is nu alleen te lezen: je mag het bestand niet wijzigen, of de schijf was vol toen je het opende.",
		"Maak ruimte vrij, of zet het bestand waar je mag schrijven. Open het daarna opnieuw.", errors.New("read-only session"))
}

func lockedPortfolio() error {
	return refused(PortfolioLocked,
		"Er is drie keer een verkeerd wachtwoord ingevuld. Het wachtwoord opent dit portfolio nu niet meer.",
		"Vul je herstelcode in en kies een nieuw wachtwoord. Gaat het portfolio open met de inlog van deze computer, dan kan het ook zo.", errors.New("locked"))
}

// wrongPassword says how often it may be tried yet: 1 or more.
func wrongPassword(left int) error {
	cause := fmt.Errorf("%d attempts left", left)
	if left == 1 {
		return refused(PasswordWrong,
			"Dit wachtwoord is niet goed. Je kunt het nog één keer proberen.",
			"Twijfel je? Vul dan je herstelcode in en kies een nieuw wachtwoord.", cause)
	}
	return refused(PasswordWrong,
		fmt.Sprintf("Dit wachtwoord is niet goed. Je kunt het nog %d keer proberen.", left),
		"Kijk naar hoofdletters en naar de indeling van je toetsenbord.", cause)
}

func wrongCode(cause error) error {
	return refused(CodeWrong,
		"Deze herstelcode hoort niet bij dit portfolio.",
		"Kijk of je de laatste herstelcode hebt, en of je gebruikersnaam klopt.", cause)
}

func missingKeyStore(cause error) error {
	return refused(KeyStoreMissing,
		"De inlog van deze computer opent dit portfolio niet: de sleutel ervoor is er niet.",
		"Open het met je wachtwoord. Daarna kun je de inlog opnieuw aanzetten.", cause)
}

func noKeyStore(cause error) error {
	return refused(KeyStoreMissing,
		"Deze computer bewaart geen sleutel voor je portfolio.",
		"Gebruik je wachtwoord.", cause)
}

func failedBackup(folder string, err error) error {
	if isFull(err) {
		return fullDisk("Er is geen kopie gemaakt.", err)
	}
	if p, said := problem.From(err); said && p.Code != PortfolioBroken {
		return err
	}
	return refused(BackupFailed,
		fmt.Sprintf("Er is geen kopie gemaakt in %s.", folder),
		"Kijk of de map er is en of je er bestanden in mag zetten. Probeer het daarna opnieuw.", err)
}

func failedSecondPlace(folder string, cause error) error {
	return refused(SecondPlaceFailed,
		fmt.Sprintf("De reservekopie staat op deze computer, maar niet op de tweede plek: %s", folder),
		"Sluit die schijf of stick aan en maak de reservekopie opnieuw, of kies een andere tweede plek.", cause)
}

func closedPortfolio() error {
	return refused(PortfolioClosed, "Er is geen portfolio open.", "Open je portfolio.", errors.New("closed"))
}

func doubtPortfolio() problem.Problem {
	return problem.Problem{
		Code:     PortfolioDoubt,
		Severity: problem.Warning,
		Message:  "Het bestand van je portfolio was niet helemaal heel. Misschien ontbreekt je laatste wijziging.",
		Hint:     "Kijk of wat je het laatst schreef er staat.",
	}
}
