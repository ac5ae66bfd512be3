package desk

import (
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"aiosmap/app/hap"
	"aiosmap/app/problem"
)

// The refusals of the check of a document.
const (
	VerifyLarge  problem.Code = "verify-large"
	VerifyUnread problem.Code = "verify-unread"
)

// verifyMost is how large a file may be that is checked, in bytes.
const verifyMost = 20 << 20

func verifyLarge() error {
	return problem.Refuse(VerifyLarge, "Dit bestand is te groot om na te kijken.", "Een document van Aiosmap is veel kleiner. Kies de PDF zelf.")
}

// PickVerify asks for a PDF and checks it; nil when the dialog was closed.
func (a *Papers) PickVerify() (*VerifyView, error) {
	path, err := a.c.Dialogs.PickPDF()
	if err != nil || path == "" {
		return nil, a.c.shaped("PickVerify", err)
	}
	return a.VerifyPath(path)
}

// VerifyPath checks the file at a path.
func (a *Papers) VerifyPath(path string) (*VerifyView, error) {
	// Not under the lock: a drive of the network takes its time.
	data, err := readVerify(path)
	if err != nil {
		return nil, a.c.shaped("VerifyPath", err)
	}
	return a.verify("VerifyPath", filepath.Base(path), data)
}

func readVerify(path string) (data []byte, err error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, unread(name, err)
	case !info.Mode().IsRegular():
		return nil, problem.Refuse(VerifyUnread, fmt.Sprintf("‘%s’ is geen bestand.", name), "Kies de PDF zelf.")
	case info.Size() > verifyMost:
		return nil, verifyLarge()
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unread(name, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	data, err = io.ReadAll(io.LimitReader(f, verifyMost+1))
	if err != nil {
		return nil, unread(name, err)
	}
	if len(data) > verifyMost {
		return nil, verifyLarge()
	}
	return data, nil
}

// VerifyContent checks a file that came without a path, base64-encoded.
func (a *Papers) VerifyContent(name, content string) (*VerifyView, error) {
	if base64.StdEncoding.DecodedLen(len(content)) > verifyMost+2 {
		return nil, verifyLarge()
	}
	data, err := base64.StdEncoding.DecodeString(content)
	if err != nil {
		return nil, a.c.shaped("VerifyContent", fmt.Errorf("dropped content: %w", err))
	}
	if len(data) > verifyMost {
		return nil, verifyLarge()
	}
	return a.verify("VerifyContent", filepath.Base(filepath.FromSlash(name)), data)
}

// VerifyDocument checks a document of the open portfolio.
func (a *Papers) VerifyDocument(id string) (v *VerifyView, err error) {
	err = a.c.in("VerifyDocument", func(s *session) error {
		d, err := s.p.Document(id)
		if err != nil {
			return err
		}
		if d.Size > verifyMost {
			return verifyLarge()
		}
		data, err := whole(s.p, d)
		if err == nil {
			v = a.c.verdict(d.Name, data)
		}
		return err
	})
	return v, err
}

func (a *Papers) verify(name, file string, data []byte) (v *VerifyView, err error) {
	err = a.c.do(name, func() error {
		if !a.c.allowed() {
			return portfolioOff()
		}
		a.c.lockWhenIdle()
		v = a.c.verdict(file, data)
		return nil
	})
	return v, err
}

// VerifyAgain says of the PDF that was looked at last what can be said of it now
// that other fingerprints are kept; nil when nothing was. The file is not read again.
func (a *Papers) VerifyAgain() (v *VerifyView, err error) {
	err = a.c.do("VerifyAgain", func() error {
		if a.c.verified != nil {
			v = a.c.told(*a.c.verified)
		}
		return nil
	})
	return v, err
}

// verified is what a PDF says, and its name.
type verified struct {
	file    string
	checked hap.Checked
}

// verdict says what can be said of a file.
func (c *cabinet) verdict(file string, data []byte) *VerifyView {
	c.verified = &verified{file, hap.Check(data)}
	return c.told(*c.verified)
}

func (c *cabinet) told(of verified) *VerifyView {
	checked := of.checked
	f := checked.Facts
	v := &VerifyView{File: of.file, State: string(checked.State), Signer: "none", Number: f.Number, Made: f.Made, Name: f.Name, BIG: f.BIG,
		Institute: f.Institute, Practice: PracticeView(f.Practice), Declarations: []VerifiedLine{}, Withdrawn: []string{}}
	for _, r := range f.Roles {
		v.Declarations = append(v.Declarations, VerifiedLine{Role: r.Role, Date: r.Date, Post: r.Post, Trainer: r.Trainer, Confirmed: r.Confirmed, Withdrawn: r.Withdrawn})
	}
	kept := false
	if checked.State == hap.Whole {
		v.Fingerprint = checked.Fingerprint
		v.Signer, v.Since = c.signer(checked.Fingerprint)
		if v.Signer == "own" {
			v.Withdrawn, kept = c.withdrawnSince(f.Number)
		}
	}
	v.Words, v.Hint = verdictWords(v)
	if v.Signer == "own" && !kept {
		v.Hint = "Dit nummer staat niet in je portfolio: of er daarna iets van is ingetrokken, is hier niet te zien."
	}
	return v
}

// signer tells whose a fingerprint is, and since when it is known.
func (c *cabinet) signer(fingerprint string) (who, since string) {
	if c.open != nil && hap.Fingerprint(c.open.file.Public()) == fingerprint {
		return "own", ""
	}
	for _, k := range c.known() {
		if k.Fingerprint == fingerprint {
			return "known", k.Since
		}
	}
	return "unknown", ""
}

// withdrawnSince gives what of a document of the open portfolio was withdrawn
// after it was made; false when nothing is known of it.
func (c *cabinet) withdrawnSince(number string) ([]string, bool) {
	b := newShelf(c.open.p)
	for _, d := range b.issued {
		if d.Issue.Number == number {
			return b.gone(d), true
		}
	}
	return []string{}, false
}

// verdictWords says the verdict in Dutch, and what to do.
func verdictWords(v *VerifyView) (words, hint string) {
	const ask = "Vraag het document opnieuw aan de aios, of bel de praktijk op een nummer dat je van elders kent."
	switch hap.State(v.State) {
	case hap.Changed:
		return "Dit document is veranderd nadat het was gemaakt. Vertrouw niet wat erin staat.", ask
	case hap.Unsigned:
		return "Dit document is zonder portfolio gemaakt en niet digitaal ondertekend. Of er iets aan veranderd is, kan niemand zien.",
			"Alleen een handtekening in inkt geldt. Bel bij twijfel de praktijk."
	case hap.Foreign:
		return "Dit is geen document van Aiosmap, of het kenmerk is eruit gehaald.", "Is het een document van Scorion, dan kan alleen de aios daar laten zien wat erin staat."
	case hap.Damaged:
		return "Dit bestand is beschadigd, of het is geen PDF.", ask
	}
	const whose = "De digitale handtekening is die van de aios, niet die van de opleider."
	switch v.Signer {
	case "own":
		if len(v.Withdrawn) > 0 {
			return "Dit document is heel en door jou ondertekend, maar niet alles erop geldt nog. Ingetrokken: " + strings.Join(v.Withdrawn, ", ") + ".",
				"Maak een nieuw document en stuur dat naar de HAP."
		}
		return "Dit document is heel: er is niets aan veranderd. Jij hebt het ondertekend.", ""
	case "known":
		return "Dit document is heel: er is niets aan veranderd. De ondertekenaar is bekend: je bewaarde deze vingerafdruk op " + dutchDate(v.Since) + ".", whose
	}
	return "Dit document is heel: er is niets aan veranderd. De ondertekenaar is onbekend: iedereen kan zo’n document maken.",
		"Vraag de aios of de praktijk om de vingerafdruk voor te lezen, en bewaar hem als hij klopt. " + whose
}
