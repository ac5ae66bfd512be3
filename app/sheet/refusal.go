package sheet

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"aiosmap/app/problem"
)

// The codes of refusals: what is wrong with a source as a whole.
const (
	FileMissing     problem.Code = "file-missing"
	FileLocked      problem.Code = "file-locked"
	FileUnreadable  problem.Code = "file-unreadable"
	FileEmpty       problem.Code = "file-empty"
	FileType        problem.Code = "file-type"
	Broken          problem.Code = "broken"
	NoTable         problem.Code = "no-table"
	PasswordNeeded  problem.Code = "password-needed"
	PasswordWrong   problem.Code = "password-wrong"
	LabelProtected  problem.Code = "label-protected"
	EncodingUnknown problem.Code = "encoding-unknown"
	ReadStopped     problem.Code = "read-stopped"
	LimitFile       problem.Code = "limit-file"
	LimitUnpacked   problem.Code = "limit-unpacked"
	LimitStrings    problem.Code = "limit-strings"
	LimitRows       problem.Code = "limit-rows"
	LimitColumns    problem.Code = "limit-columns"
	LimitCell       problem.Code = "limit-cell"
	LimitEntries    problem.Code = "limit-entries"
	LimitCells      problem.Code = "limit-cells"
)

const (
	saveAsXLSX  = "Open het in Excel en kies Bestand > Opslaan als > Excel-werkmap (*.xlsx)."
	onlyTheList = "Bewaar alleen het blad met de lijst in een eigen werkmap en kies die."
)

// damage is an error that says what is wrong inside a file; the user is told
// only that it is broken.
type damage string

func (d damage) Error() string { return string(d) }

// asRefusal makes the Problem of any error that reading can end in.
func asRefusal(ctx context.Context, err error, lim Limits) error {
	if p, ok := problem.From(err); ok {
		return p
	}
	switch {
	case ctx.Err() != nil:
		return stopped(ctx)
	case errors.Is(err, errLongToken):
		return refuseCell("", 0, lim.CellRunes)
	}
	return problem.Refuse(Broken, "Dit bestand is beschadigd en kan niet worden gelezen.",
		"Open het in Excel, kies Bestand > Opslaan als > Excel-werkmap (*.xlsx) en kies het nieuwe bestand. Lukt dat niet, vraag dan een nieuw bestand aan de afzender.")
}

func stopped(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return problem.Refuse(ReadStopped, "Het lezen van dit bestand duurde te lang en is gestopt.", onlyTheList)
	}
	return problem.Refuse(ReadStopped, "Het lezen is gestopt.", "Kies het bestand opnieuw als je het toch wilt lezen.")
}

func refuseEmpty() error {
	return problem.Refuse(FileEmpty, "Dit bestand is leeg.",
		"Vraag de lijst opnieuw aan de afzender, of sla haar in Excel opnieuw op.")
}

func refuseNoTable(message string) error {
	return problem.Refuse(NoTable, message,
		"Kies een bestand waarin de namen onder een rij met kolomkoppen staan.")
}

func refuseType(what string, hint string) error {
	return problem.Refuse(FileType, what, hint)
}

func refuseEncoding(e Encoding) error {
	p := problem.Refuse(EncodingUnknown, fmt.Sprintf("De tekencodering ‘%s’ is onbekend.", e),
		"Kies uit utf-8, utf-16le, utf-16be, windows-1252 of macroman.")
	p.Value = string(e)
	return p
}

func refuseFileSize(limit int64) error {
	return problem.Refuse(LimitFile, fmt.Sprintf("Dit bestand is groter dan %s.", size(limit)), onlyTheList)
}

func refuseUnpacked(limit int64) error {
	return problem.Refuse(LimitUnpacked, fmt.Sprintf("Uitgepakt is dit bestand groter dan %s.", size(limit)), onlyTheList)
}

func refuseStrings(limit int64) error {
	return problem.Refuse(LimitStrings, fmt.Sprintf("De teksten in deze werkmap zijn samen groter dan %s.", size(limit)), onlyTheList)
}

func refuseEntries(limit int) error {
	return problem.Refuse(LimitEntries, fmt.Sprintf("Deze werkmap bestaat uit meer dan %s onderdelen.", count(limit)), onlyTheList)
}

func refuseRows(sheet string, limit int) error {
	p := problem.Refuse(LimitRows, onSheet(sheet)+fmt.Sprintf(" zijn meer dan %s rijen gevuld; zo lang is geen lijst.", count(limit)), onlyTheList)
	p.Sheet = sheet
	return p
}

func refuseColumns(sheet string, limit int) error {
	p := problem.Refuse(LimitColumns, onSheet(sheet)+fmt.Sprintf(" staat iets voorbij kolom %s (de %de).", ColumnName(limit-1), limit),
		"Haal in Excel weg wat er rechts van de lijst staat, sla op en kies het bestand opnieuw.")
	p.Sheet = sheet
	return p
}

func refuseCells(limit int) error {
	return problem.Refuse(LimitCells, fmt.Sprintf("In dit bestand staan meer dan %s cellen.", count(limit)), onlyTheList)
}

// refuseCell names the row where it is known (0 where it is not).
func refuseCell(sheet string, row, limit int) error {
	where := "Er is"
	if row > 0 {
		where = fmt.Sprintf("In rij %d is", row)
	}
	p := problem.Refuse(LimitCell, fmt.Sprintf("%s een cel met meer dan %s tekens.", where, count(limit)),
		"Kort die cel in, of kijk of daar een aanhalingsteken staat dat nergens sluit.")
	p.Sheet, p.Row = sheet, row
	return p
}

func onSheet(name string) string {
	if name == "" {
		return "In dit bestand"
	}
	return fmt.Sprintf("Op blad ‘%s’", name)
}

// size writes a number of bytes as Dutch people read it.
func size(n int64) string {
	switch {
	case n >= 1<<20:
		return strconv.FormatInt(n>>20, 10) + " MB"
	case n >= 1<<10:
		return strconv.FormatInt(n>>10, 10) + " kB"
	}
	return strconv.FormatInt(n, 10) + " bytes"
}

// count groups thousands with a dot: 20030 → 20.030.
func count(n int) string {
	s := strconv.Itoa(n)
	var groups []string
	for len(s) > 3 {
		groups = append([]string{s[len(s)-3:]}, groups...)
		s = s[:len(s)-3]
	}
	return strings.Join(append([]string{s}, groups...), ".")
}
