package roster

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"aiosmap/app/big"
	"aiosmap/app/institute"
	"aiosmap/app/person"
	"aiosmap/app/problem"
	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// checkMal finds what the mal still lacks and fills its constants.
func (p *Plan) checkMal() {
	for _, c := range p.Mal.Fixed() {
		value := p.Mal.Constants[c.Name]
		if slices.Contains(p.extraNames, c.Name) {
			continue
		}
		switch {
		case p.Mal.Lacks(c) && !c.Known():
			hint := "Kies een kolom van de lijst, een vaste waarde, of laat haar leeg."
			if ex := p.Mal.Examples[c.Name]; ex != "" {
				hint = fmt.Sprintf("In het voorbeeld van de mal staat ‘%s’. %s", ex, hint)
			}
			p.listed = append(p.listed, problem.Problem{Code: MalColumnUnknown, Severity: problem.Error, Column: c.Name,
				Message: fmt.Sprintf("De mal heeft een kolom ‘%s’ die Aiosmap niet kent.", c.Header), Hint: hint})
		case p.Mal.Lacks(c):
			p.listed = append(p.listed, problem.Problem{Code: ConstantMissing, Severity: problem.Error, Column: c.Name,
				Message: fmt.Sprintf("De vaste waarde van de kolom ‘%s’ is nog niet bekend.", c.Header),
				Hint:    "Laad de mal van je instituut, of vraag je lokaal beheerder welke waarde hier hoort en vul die in."})
		case value != "":
			p.Constants = append(p.Constants, table.Change{Kind: FixConstant, Column: c.Name, After: value})
			if formulaLike(value) {
				p.listed = append(p.listed, problem.Problem{Code: FormulaLike, Severity: problem.Error, Column: c.Name, Value: value,
					Message: fmt.Sprintf("De vaste waarde van ‘%s’ begint met een teken dat Excel als formule leest.", c.Header),
					Hint:    "Controleer de mal; Aiosmap schrijft zo'n waarde niet."})
			}
		}
	}
}

// checkRow finds the problems of one row, after fixes and suggestions, as far
// as they hang on no other row.
func (p *Plan) checkRow(r *Row) {
	p.checkConflicts(r)
	p.checkNames(r)
	p.checkEmail(r)
	p.checkBig(r)
	p.checkGender(r)
	p.checkUsername(r)
	p.checkText(r)
	p.checkOpen(r)
}

// checkConflicts asks which value counts where the file was changed under an
// edit of the user's.
func (p *Plan) checkConflicts(r *Row) {
	for _, column := range sortedKeys(r.conflicts) {
		now, e := r.conflicts[column], r.edits[column]
		r.Problems = append(r.Problems, problem.Problem{Code: EditConflict, Severity: problem.Error, Sheet: p.Sheet.Name, Row: r.Number,
			Column: column, Cell: p.addressOf(r.Number, column), Value: now,
			Message: fmt.Sprintf("In het bestand staat nu %s; jij vulde ‘%s’ in toen er %s stond.", quoted(now), e.Value, quoted(e.Found)),
			Hint:    "Kies welke van de twee geldt."})
	}
}

func quoted(v string) string {
	if v == "" {
		return "niets"
	}
	return "‘" + v + "’"
}

// add puts a problem with a field on a row.
func (p *Plan) add(r *Row, code problem.Code, s problem.Severity, field int, message, hint string) {
	value := r.values[field]
	if field <= lastName && p.columns[field] < 0 && p.columns[name] >= 0 && value == "" {
		value = r.values[name]
	}
	r.Problems = append(r.Problems, problem.Problem{Code: code, Severity: s, Sheet: p.Sheet.Name, Row: r.Number,
		Column: fieldNames[field], Cell: p.address(r.Number, field), Value: value, Message: message, Hint: hint})
}

// present tells whether a field has a column to check; a missing column is
// one problem, not one a row.
func (p *Plan) present(field int) bool {
	return p.columns[field] >= 0 || p.byHand[field] || field <= lastName && p.columns[name] >= 0
}

// uncached reports a formula without a saved result.
func (p *Plan) uncached(r *Row, field int) bool {
	c := r.source[field]
	if !c.Formula || c.Kind != sheet.Empty {
		return false
	}
	p.add(r, FormulaEmpty, problem.Error, field, fmt.Sprintf("Hier staat een formule zonder bewaarde uitkomst; %s is dus niet te lezen.", Label(fieldNames[field])),
		"Open het bestand in Excel, sla het opnieuw op en kies het nog eens, of vul de waarde zelf in.")
	return true
}

func (p *Plan) checkNames(r *Row) {
	for _, f := range []int{firstName, lastName} {
		if !p.present(f) || p.uncached(r, f) {
			continue
		}
		if r.values[f] == "" {
			hint := "Vul de naam in, of vraag de afzender ernaar."
			if r.values[name] != "" {
				hint = "Neem het voorstel over om de naam te splitsen, of vul voornaam en achternaam in."
			}
			p.add(r, NameMissing, problem.Error, f, fmt.Sprintf("De %s ontbreekt.", labels[f]), hint)
		}
	}
	if p.columns[middleName] >= 0 {
		p.uncached(r, middleName)
	}
	if person.InitialsOnly(r.values[firstName]) {
		p.add(r, InitialsOnly, problem.Warning, firstName, "Dit lijken alleen voorletters.", "Vraag de afzender om de voornaam als je die in Scorion wilt hebben.")
	}
	for _, f := range []int{firstName, middleName, lastName} {
		if reason, bad := person.Suspect(r.values[f]); bad {
			p.add(r, NameSuspect, problem.Warning, f, "Met deze naam is misschien iets mis: "+reason+".", "Controleer de naam bij de bron.")
		}
	}
	if m := r.values[middleName]; m != "" && !person.IsPrefix(m) {
		p.add(r, NameSuspect, problem.Warning, middleName, fmt.Sprintf("‘%s’ is geen bekend tussenvoegsel.", m), "Controleer of hier geen deel van de voornaam of achternaam staat.")
	} else if prefix, _, ok := person.SplitPrefix(r.values[lastName]); ok && m != "" {
		p.add(r, NameSuspect, problem.Warning, lastName, fmt.Sprintf("De achternaam begint met ‘%s’ terwijl er al een tussenvoegsel ‘%s’ is.", prefix, m), "Controleer welk tussenvoegsel hoort.")
	}
}

func (p *Plan) checkEmail(r *Row) {
	v := r.values[email]
	switch {
	case !p.present(email) || p.uncached(r, email):
	case v == "":
		p.add(r, EmailMissing, problem.Error, email, "Het e-mailadres ontbreekt.", "Vul het in, of vraag de afzender ernaar.")
	case !person.ValidEmail(v):
		p.add(r, EmailInvalid, problem.Error, email, "Dit is geen geldig e-mailadres.", "Verbeter het adres, of vraag de afzender ernaar.")
	}
}

func (p *Plan) checkBig(r *Row) {
	if !p.present(bigNr) || p.uncached(r, bigNr) {
		return
	}
	v := r.values[bigNr]
	for _, f := range big.Check(v) {
		switch f {
		case big.MissingNumber:
			p.add(r, BigMissing, problem.Error, bigNr, "Het BIG-nummer ontbreekt.", "Vul het in, of vraag de afzender ernaar.")
		case big.LostDigits:
			p.add(r, BigLostDigits, problem.Error, bigNr, "Excel heeft hier cijfers van het BIG-nummer weggegooid; die zijn niet terug te rekenen.",
				"Vraag de afzender om het BIG-nummer, of zoek het op in het BIG-register.")
		case big.NotDigits:
			p.add(r, BigNotDigits, problem.Error, bigNr, "In dit BIG-nummer staan andere tekens dan cijfers.", "Verbeter het nummer, of vraag de afzender ernaar.")
		case big.WrongLength:
			p.add(r, BigLength, problem.Error, bigNr, fmt.Sprintf("Dit BIG-nummer heeft %s; het moeten er 11 zijn.", digitCount(v)), lengthHint(v))
		case big.CheckDigitFails:
			p.add(r, BigCheckDigit, problem.Warning, bigNr, "Het controlecijfer van dit BIG-nummer klopt niet; misschien is er een cijfer verkeerd getypt.",
				"Zoek het nummer op in het openbare BIG-register.")
		case big.SecondDigit:
			p.add(r, BigSecondDigit, problem.Warning, bigNr, fmt.Sprintf("Het tweede cijfer van dit BIG-nummer is een %c; bij bekende nummers is dat een 9.", v[1]),
				"Zoek het nummer op in het openbare BIG-register.")
		case big.OtherProfession:
			code, profession := big.Profession(v)
			what := "is geen bekend beroep"
			if profession != "" {
				what = "is " + profession
			}
			p.add(r, BigProfession, problem.Warning, bigNr, fmt.Sprintf("Dit BIG-nummer eindigt op %s en dat %s; een aios is arts (01).", code, what),
				"Controleer of dit het nummer als arts is.")
		}
	}
}

func digitCount(v string) string {
	if len(v) == 1 {
		return "1 cijfer"
	}
	return fmt.Sprintf("%d cijfers", len(v))
}

func lengthHint(v string) string {
	if len(v) > big.Length {
		return "Haal de cijfers te veel weg, of vraag de afzender naar het nummer."
	}
	if len(v) == big.Length-1 {
		return "Excel heeft waarschijnlijk de nul vooraan laten vallen. Neem het voorstel met de voorloopnul over als dat klopt, of vul het nummer in."
	}
	return "Er ontbreken cijfers. Vraag de afzender naar het nummer, of zoek het op in het BIG-register."
}

func (p *Plan) checkGender(r *Row) {
	if !p.present(gender) || p.uncached(r, gender) {
		return
	}
	switch v := r.values[gender]; v {
	case "gender_m", "gender_v":
	case "":
		p.add(r, GenderUnknown, problem.Error, gender, "Het geslacht ontbreekt.", "Kies gender_m of gender_v; Scorion kent voor de import alleen die twee.")
	default:
		p.add(r, GenderUnknown, problem.Error, gender, fmt.Sprintf("‘%s’ is geen geslacht dat Scorion bij de import kent.", v), "Kies gender_m of gender_v.")
	}
}

func (p *Plan) checkUsername(r *Row) {
	own := r.values[username]
	made := p.username(r)
	if p.Mal.Username == institute.UsernameZ {
		if made == "" {
			p.add(r, UsernameZ, problem.Error, username, "De mal vraagt het z-nummer als gebruikersnaam, en dat ontbreekt in deze rij.",
				"Vul het z-nummer in, of kies dat de gebruikersnaam BIG- met het BIG-nummer is.")
		}
	} else if n, ok := big.FromUsername(own); ok && made != "" && bigOf(n, r.source[username]) != r.values[bigNr] {
		p.add(r, UsernameMismatch, problem.Error, username, fmt.Sprintf("De gebruikersnaam ‘%s’ hoort niet bij BIG-nummer %s.", own, r.values[bigNr]),
			"Klopt de gebruikersnaam, verbeter dan het BIG-nummer. Klopt het BIG-nummer, laat de kolom gebruikersnaam dan weg bij Kolommen koppelen.")
	}
	if made == "" {
		return
	}
	if p.options.Foreign.Has(made) || p.options.Foreign.Has(r.values[bigNr]) {
		p.add(r, UsernameForeign, problem.Error, bigNr, "Deze gebruikersnaam bestaat al bij SOON of SGBO; Scorion weigert dan het hele bestand.",
			"Laat deze rij weg en meld het bestaande account bij landelijk applicatiebeheer.")
	}
	if p.options.Known.Has(made) || p.options.Known.Has(r.values[bigNr]) {
		p.add(r, UsernameKnown, problem.Warning, bigNr, "Deze gebruikersnaam bestaat al in het e-portfolio; Scorion slaat de rij over.",
			"Neem contact op met landelijk applicatiebeheer over het bestaande account.")
	}
}

// checkText looks at what could be misread by Excel or was perhaps misread by us.
func (p *Plan) checkText(r *Row) {
	for f := range fieldCount {
		if f == password || f == username && p.columns[f] < 0 || f == name && r.values[firstName] != "" {
			continue
		}
		found := r.source[f]
		if strings.HasPrefix(found.Text, "\t") || strings.HasPrefix(found.Text, "\r") || formulaLike(r.values[f]) {
			p.add(r, FormulaLike, problem.Error, f, "Deze waarde begint met een teken dat Excel als formule leest.",
				"Aiosmap schrijft of verandert zo'n waarde niet; verbeter haar in de lijst.")
		}
		if _, own := r.edits[fieldNames[f]]; p.Book.Guessed && !own && strings.ContainsFunc(r.values[f], func(c rune) bool { return c > unicode.MaxASCII }) {
			p.add(r, EncodingUnsure, problem.Warning, f, "Van dit bestand is niet zeker hoe letters met accenten bewaard zijn.",
				"Kijk of deze letters kloppen. Zo niet, kies een andere manier om ze te lezen.")
		}
	}
	for i, v := range r.extra {
		if formulaLike(v) || strings.HasPrefix(v, "\t") || strings.HasPrefix(v, "\r") {
			r.Problems = append(r.Problems, problem.Problem{Code: FormulaLike, Severity: problem.Error, Sheet: p.Sheet.Name, Row: r.Number,
				Column: p.extraNames[i], Cell: p.addressOf(r.Number, p.extraNames[i]), Value: v,
				Message: "Deze waarde begint met een teken dat Excel als formule leest.",
				Hint:    "Aiosmap schrijft of verandert zo'n waarde niet; verbeter haar in de lijst."})
		}
	}
}

// formulaLike tells whether a spreadsheet would take a value for a formula.
func formulaLike(v string) bool { return v != "" && strings.ContainsRune("=+-@", rune(v[0])) }

func (p *Plan) checkOpen(r *Row) {
	for _, c := range r.Open {
		before := "leeg"
		if c.Before != "" {
			before = "‘" + c.Before + "’"
		}
		p.add(r, OpenSuggestion, problem.Warning, fieldIndex(c.Column),
			fmt.Sprintf("Er staat nog een voorstel open: %s wordt ‘%s’.", before, c.After), "Neem het voorstel over of laat de waarde zo.")
	}
}
