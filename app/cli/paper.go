package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"aiosmap/app/form"
	"aiosmap/app/hap"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// The largest files that hap and verify read: far more than one holds.
const (
	mostData = 4 << 20
	mostPDF  = 64 << 20
)

// paperOutput is what hap prints with --json.
type paperOutput struct {
	Input  string `json:"input"`
	Out    string `json:"out"`
	SHA256 string `json:"sha256"`
	Number string `json:"number"`
	// Replaced are letters that the typeface does not have.
	Replaced []string      `json:"replaced"`
	Problems []problemLine `json:"problems"`
}

// makePaper writes a bekwaamheidsverklaring from a data file.
func makePaper(c call, env Env) int {
	o := paperOutput{Input: c.input, Replaced: []string{}, Problems: []problemLine{}}
	made, problems, err := c.paper(&o)
	o.Problems = problemLines(problems)
	code := Done
	switch {
	case err != nil:
		complain(env, err)
		code = status(err)
		full := output{}
		full.refuse(err)
		o.Problems = append(o.Problems, full.Problems...)
	case blocking(problems):
		code = Errors
		if problems[0].Code == hap.DataUnreadable {
			code = Refused
		}
	}
	switch {
	case c.json && code != WrongCall:
		printJSON(env.Stdout, o)
	case err == nil:
		printPaper(env.Stdout, o, problems, made)
	}
	return code
}

func blocking(list []problem.Problem) bool {
	return slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Severity == problem.Error })
}

// paper reads, makes and writes. The file is there whole or not at all.
func (c *call) paper(o *paperOutput) (hap.Paper, []problem.Problem, error) {
	if err := c.targetsFree(); err != nil {
		return hap.Paper{}, nil, err
	}
	data, err := readWhole(c.data, mostData)
	if err != nil {
		return hap.Paper{}, nil, err
	}
	s, problems := hap.ReadData(data)
	if blocking(problems) {
		return hap.Paper{}, problems, nil
	}
	// One document and the end: collecting its garbage would take a quarter of
	// the time.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	made, err := hap.Document(s, nil, nil)
	if err != nil {
		return hap.Paper{}, problems, err
	}
	if err := roster.Replace(c.out, c.overwrite, made.PDF, func(written []byte) error {
		if !bytes.Equal(written, made.PDF) {
			return errors.New("the file reads back differently")
		}
		return nil
	}); err != nil {
		return hap.Paper{}, problems, err
	}
	sum := sha256.Sum256(made.PDF)
	o.Out, o.SHA256, o.Number = c.out, hex.EncodeToString(sum[:]), made.Number
	for _, r := range made.Replaced {
		o.Replaced = append(o.Replaced, string(r))
	}
	return made, problems, nil
}

func printPaper(w io.Writer, o paperOutput, problems []problem.Problem, made hap.Paper) {
	for _, s := range []struct {
		severity problem.Severity
		title    string
	}{{problem.Error, "Fout"}, {problem.Warning, "Nakijken"}} {
		of := slices.DeleteFunc(slices.Clone(problems), func(p problem.Problem) bool { return p.Severity != s.severity })
		if len(of) > 0 {
			fmt.Fprintf(w, "%s (%d):\n", s.title, len(of))
		}
		for _, p := range of {
			at := p.Column
			if at == "" {
				at = "bestand"
			}
			fmt.Fprintf(w, "  %s: %s (%s)\n      %s\n", at, p.Message, p.Code, p.Hint)
		}
	}
	if len(made.PDF) == 0 {
		fmt.Fprintln(w, "Er is niets geschreven.")
		return
	}
	if len(o.Replaced) > 0 {
		fmt.Fprintf(w, "Het lettertype heeft deze tekens niet; er staat een vakje: %s\n", strings.Join(o.Replaced, " "))
	}
	fmt.Fprintf(w, "Geschreven: %s, documentnummer %s.\nHet bestand is niet digitaal ondertekend: daar is een portfolio voor nodig.\n", o.Out, o.Number)
}

// verifyOutput is what verify prints with --json.
type verifyOutput struct {
	Input string    `json:"input"`
	State hap.State `json:"state"`
	// Signer is known, unknown, or none.
	Signer      string    `json:"signer"`
	Fingerprint string    `json:"fingerprint"`
	Facts       hap.Facts `json:"facts"`
	// Problems holds the refusal of a file that could not be read.
	Problems []problemLine `json:"problems"`
}

// verify says whether a PDF is as Aiosmap made it, and whether its key is one
// of those that were given.
func verify(c call, env Env) int {
	data, err := readWhole(c.input, mostPDF)
	if err != nil {
		complain(env, err)
		if c.json {
			full := output{}
			full.refuse(err)
			printJSON(env.Stdout, verifyOutput{Input: c.input, Signer: "none", Facts: hap.Facts{Roles: []hap.Fact{}}, Problems: full.Problems})
		}
		return status(err)
	}
	found := hap.Check(data)
	o := verifyOutput{Input: c.input, State: found.State, Signer: "none", Facts: hap.Facts{Roles: []hap.Fact{}}, Problems: []problemLine{}}
	if found.State == hap.Whole {
		o.Fingerprint, o.Facts, o.Signer = found.Fingerprint, found.Facts, "unknown"
		if slices.Contains(c.fingerprints, found.Fingerprint) {
			o.Signer = "known"
		}
	}
	if c.json {
		printJSON(env.Stdout, o)
	} else {
		printVerified(env.Stdout, c, o)
	}
	switch {
	case found.State == hap.Foreign, found.State == hap.Damaged:
		return Refused
	case found.State != hap.Whole, len(c.fingerprints) > 0 && o.Signer != "known":
		return Errors
	}
	return Done
}

func printVerified(w io.Writer, c call, o verifyOutput) {
	name := filepath.Base(c.input)
	switch o.State {
	case hap.Changed:
		fmt.Fprintf(w, "%s is gewijzigd nadat Aiosmap het ondertekende. Vertrouw niet wat erin staat en bel de praktijk.\n", name)
	case hap.Unsigned:
		fmt.Fprintf(w, "%s is met Aiosmap gemaakt zonder portfolio en niet ondertekend. Of er iets in gewijzigd is, is niet te zien.\n", name)
	case hap.Foreign:
		fmt.Fprintf(w, "%s komt niet uit Aiosmap, of het kenmerk is eruit gehaald.\n", name)
	case hap.Damaged:
		fmt.Fprintf(w, "%s is geen PDF of is beschadigd. Vraag het bestand opnieuw.\n", name)
	case hap.Whole:
		fmt.Fprintf(w, "%s is ongewijzigd.\n", name)
		if o.Signer == "known" {
			fmt.Fprintln(w, "Bekende ondertekenaar.")
		} else {
			fmt.Fprintln(w, "Onbekende ondertekenaar: vergelijk de vingerafdruk met die van de aios.")
		}
		fmt.Fprintf(w, "Vingerafdruk: %s\nNummer %s, van %s, opgesteld op %s.\n", o.Fingerprint, o.Facts.Number, o.Facts.Name, form.LongDate(o.Facts.Made))
		fmt.Fprintln(w, "De ondertekening is van de aios, niet van de opleider.")
	}
}

// readWhole reads a regular file of at most limit bytes.
func readWhole(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, problem.Refuse(sheet.FileMissing, fmt.Sprintf("%s bestaat niet (meer).", path), "Controleer de naam en de map.")
	case err == nil && !info.Mode().IsRegular():
		return nil, problem.Refuse(sheet.FileUnreadable, fmt.Sprintf("%s is geen gewoon bestand.", path), "Noem het bestand zelf.")
	case err == nil && info.Size() > limit:
		return nil, problem.Refuse(sheet.FileUnreadable, fmt.Sprintf("%s is te groot: hier passen %d MB.", path, limit>>20), "Noem het goede bestand.")
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, problem.Refuse(sheet.FileUnreadable, fmt.Sprintf("%s kan niet worden gelezen.", path), "Controleer of je het mag lezen, en of het niet vergrendeld is.")
	}
	return data, nil
}
