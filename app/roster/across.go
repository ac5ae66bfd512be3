package roster

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"aiosmap/app/institute"
	"aiosmap/app/person"
	"aiosmap/app/problem"
)

// compareRows finds what only shows between rows: numbers and addresses that
// stand twice, and addresses that fit another row's name.
func (p *Plan) compareRows() {
	in := make([]*Row, 0, len(p.Rows))
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Out == "" {
			// The cut keeps an older plan's rows as they are.
			r.Problems = r.Problems[:r.own:r.own]
			in = append(in, r)
		}
	}
	p.checkDuplicates(in)
	p.checkOtherPerson(in)
}

func (p *Plan) checkDuplicates(in []*Row) {
	numbers, mails := make(map[string]int, len(in)), make(map[string]int, len(in))
	for _, r := range in {
		if v := r.values[bigNr]; v != "" {
			if first, ok := numbers[v]; ok {
				p.add(r, BigDuplicate, problem.Error, bigNr, fmt.Sprintf("Dit BIG-nummer staat ook in rij %s.", RowLabel(first)), "Haal een van de twee rijen weg of verbeter het nummer.")
			} else {
				numbers[v] = r.Number
			}
		}
		if v := strings.ToLower(r.values[email]); v != "" {
			if first, ok := mails[v]; ok {
				p.add(r, EmailDuplicate, problem.Warning, email, fmt.Sprintf("Dit e-mailadres staat ook in rij %s.", RowLabel(first)), "Controleer of het bij beide aiossen hoort.")
			} else {
				mails[v] = r.Number
			}
		}
	}
}

// asksZ tells whether a row's user name is a z-number while neither the mal
// nor the user said which of the two counts.
func (p *Plan) asksZ(r *Row) bool {
	return p.Mal.Username == "" && p.columns[username] >= 0 && zNumber.MatchString(strings.TrimSpace(r.values[username]))
}

// askZ asks once how user names are made.
func (p *Plan) askZ() {
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Out == "" && p.asksZ(r) {
			p.general(problem.Problem{Code: UsernameZ, Severity: problem.Error, Column: institute.Username, Cell: p.address(r.Number, username), Value: r.values[username],
				Message: "De lijst heeft z-nummers als gebruikersnaam.",
				Hint:    "Kijk in het voorbeeld van de mal welke gebruikersnaam daar staat, en kies z-nummer of BIG-nummer."})
			return
		}
	}
}

// otherPersonFrom is from how many rows on an address is held against the
// other rows' names (import-rules).
const otherPersonFrom = 3

// checkOtherPerson finds addresses that fit another row's name and not their
// own: from three rows on, the sign of a column that was sorted apart.
func (p *Plan) checkOtherPerson(in []*Row) {
	if len(in) < otherPersonFrom {
		return
	}
	byLast := make(map[string]*Row, len(in))
	for _, r := range in {
		if k := r.mail.last; len(k) > 1 && byLast[k] == nil {
			byLast[k] = r
		}
	}
	for _, r := range in {
		if r.mail.exchanged {
			p.add(r, NameOrder, problem.Warning, firstName, "Aan het e-mailadres te zien zijn voornaam en achternaam verwisseld.", "Controleer welke van de twee de achternaam is.")
		}
		if !r.mail.stray {
			continue
		}
		if other := owner(r.mail.local, r, byLast); other != nil {
			p.add(r, EmailOtherPerson, problem.Warning, email, fmt.Sprintf("Dit adres past bij de naam in rij %s en niet bij deze.", RowLabel(other.Number)),
				"Controleer of de kolom met e-mailadressen niet verschoven is.")
		}
	}
}

// mailFit is what an address says of the name beside it.
type mailFit struct {
	local string
	// last is the last name folded, empty for one letter.
	last string
	// exchanged: it reads as first and last name exchanged. stray: it does not fit the name.
	exchanged, stray bool
}

func fitOf(r *Row) (m mailFit) {
	if k := person.Fold(r.values[lastName]); utf8.RuneCountInString(k) >= 2 {
		m.last = k
	}
	local, _, ok := strings.Cut(r.values[email], "@")
	if !ok || len(local) > 64 || r.values[lastName] == "" || r.values[firstName] == "" {
		return m
	}
	m.local = local
	m.exchanged = exchanged(local, r.values[firstName], r.values[middleName], r.values[lastName])
	m.stray = !person.EmailFits(local, r.values[firstName], r.values[middleName], r.values[lastName])
	return m
}

// exchanged tells whether an address reads as first name (or its initial)
// and last name with the two exchanged: p.jansen@ for "Jansen", "Pieter".
func exchanged(local, first, prefix, last string) bool {
	letters, f, p, l := person.Fold(local), person.Fold(first), person.Fold(prefix), person.Fold(last)
	if len(f) < 2 || len(l) < 2 || f[0] == l[0] {
		return false
	}
	return letters == l[:1]+f || letters == l+f || letters == l[:1]+p+f || letters == l+p+f
}

// owner finds another row whose name an address fits: by a part between
// marks that is a last name, or by a last name of four letters and more
// anywhere in it.
func owner(local string, own *Row, byLast map[string]*Row) *Row {
	fits := func(key string) *Row {
		o := byLast[key]
		if o == nil || o == own || !person.EmailFits(local, o.values[firstName], o.values[middleName], o.values[lastName]) {
			return nil
		}
		return o
	}
	for _, part := range strings.FieldsFunc(local, func(c rune) bool { return !unicode.IsLetter(c) }) {
		if o := fits(person.Fold(part)); o != nil {
			return o
		}
	}
	letters := person.Fold(local)
	const shortest, longest = 4, 24
	for from := 0; from+shortest <= len(letters); from++ {
		for to := min(len(letters), from+longest); to >= from+shortest; to-- {
			if o := fits(letters[from:to]); o != nil {
				return o
			}
		}
	}
	return nil
}
