package roster

import (
	"slices"
	"strconv"
	"strings"

	"aiosmap/app/sheet"
	"aiosmap/app/table"
)

// Follower finds again what choices about a list as a whole are about, in its
// file as it was saved anew: a sheet that was renamed, a header row and
// columns that stand elsewhere by now.
type Follower struct {
	before *Plan
	book   *sheet.Workbook
	// certain: the new file says by itself how its letters are to be read.
	certain bool
	// sheet is the new file's sheet with the list, nil without one; headers
	// are its header cells, nil when they are not found.
	sheet   *sheet.Sheet
	headers []string
}

// Follow makes a Follower from a plan to its file's new content. certain tells
// that the new file says by itself how its letters are to be read: then an
// earlier choice about that must not spoil them.
func Follow(before *Plan, book *sheet.Workbook, certain bool) *Follower {
	f := &Follower{before: before, book: book, certain: certain}
	f.sheet = f.sheetNow(before.Sheet.Name)
	f.headers = f.headersNow()
	return f
}

// Steps gives steps whose choices fit the new file. Those that fit nothing
// any more lapse and are counted.
func (f *Follower) Steps(steps []Step) (out []Step, lost int) {
	for _, s := range steps {
		if s.Do == ActSet {
			if value, ok := f.value(s); ok {
				s.Value = value
			} else {
				s = lapsed
				lost++
			}
		}
		out = append(out, s)
	}
	return out, lost
}

// Links gives links of columns, as Options.Remembered, that fit the new file.
func (f *Follower) Links(links map[string]string) (out map[string]string, lost int) {
	for field, column := range links {
		value, ok := column, true
		if column != "" {
			value, ok = f.column(column)
		}
		if !ok {
			lost++
			continue
		}
		if out == nil {
			out = map[string]string{}
		}
		out[field] = value
	}
	return out, lost
}

// value is what a choice comes to in the new file; false when nothing.
func (f *Follower) value(s Step) (string, bool) {
	if s.Value == "" {
		return "", true
	}
	switch {
	case s.Name == SetSheet || s.Name == SetThisSheet:
		sh := f.sheetNow(s.Value)
		if sh == nil {
			return "", false
		}
		return sh.Name, true
	case s.Name == SetHeaderRow:
		return f.headerRow(s.Value)
	case s.Name == SetEncoding && f.certain:
		return "", true
	case strings.HasPrefix(s.Name, SetColumn):
		return f.column(s.Value)
	}
	return s.Value, true
}

// sheetNow finds a sheet by its name, or by its place where it was renamed.
func (f *Follower) sheetNow(name string) *sheet.Sheet {
	named := func(b *sheet.Workbook, name string) int {
		return slices.IndexFunc(b.Sheets, func(s sheet.Sheet) bool { return strings.EqualFold(s.Name, name) })
	}
	if i := named(f.book, name); i >= 0 {
		return &f.book.Sheets[i]
	}
	i := named(f.before.Book, name)
	if i < 0 || len(f.book.Sheets) != len(f.before.Book.Sheets) || named(f.before.Book, f.book.Sheets[i].Name) >= 0 {
		return nil
	}
	return &f.book.Sheets[i]
}

// headerRow finds the row that holds most of what a header row held; where no
// row holds half of it, it is taken to stand where it stood.
func (f *Follower) headerRow(value string) (string, bool) {
	n, err := strconv.Atoi(value)
	if err != nil || n <= 0 {
		return value, true
	}
	at, ok := f.before.Sheet.Index(n)
	if !ok || f.sheet == nil {
		return "", false
	}
	was := texts(f.before.Sheet.Rows[at])
	best, most := 0, len(was)/2
	for _, r := range f.sheet.Rows {
		found := 0
		for _, t := range texts(r) {
			if slices.Contains(was, t) {
				found++
			}
		}
		if found > most || found == most && best > 0 && abs(r.Number-n) < abs(best-n) {
			best, most = r.Number, found
		}
	}
	if _, there := f.sheet.Index(n); best == 0 && there {
		best = n
	}
	return strconv.Itoa(best), best > 0
}

// headersNow are the new file's header cells.
func (f *Follower) headersNow() []string {
	if f.sheet == nil {
		return nil
	}
	o := Options{Sheet: f.sheet.Name}
	if n := f.before.options.HeaderRow; n > 0 {
		value, ok := f.headerRow(strconv.Itoa(n))
		if !ok {
			return nil
		}
		o.HeaderRow, _ = strconv.Atoi(value)
	}
	src, err := locate(f.book, f.before.Mal, o)
	if err != nil {
		return nil
	}
	return src.Mapping.Headers
}

// column finds where the column stands that letters or a header named: by its
// header, counted where a header stands more than once. A column without one
// stands as far behind its neighbour as it did, and one whose header is new
// where it stood.
func (f *Follower) column(value string) (string, bool) {
	at, ok := (&table.Source{Sheet: f.before.Sheet, Mapping: f.before.Mapping}).FindColumn(value)
	if !ok || f.headers == nil {
		return "", false
	}
	now, ok := f.columnNow(at)
	return sheet.ColumnName(now), ok && now < (&table.Source{Sheet: f.sheet}).Width()
}

func (f *Follower) columnNow(at int) (int, bool) {
	headers := f.before.Mapping.Headers
	known := at
	for known >= 0 && (known >= len(headers) || headers[known] == "") {
		known--
	}
	if known < 0 {
		return at, true
	}
	places, nth := headerPlaces(f.headers, headers[known]), len(headerPlaces(headers[:known], headers[known]))
	switch {
	case len(places) == len(headerPlaces(headers, headers[known])):
		return places[nth] + at - known, true
	case len(places) == 0 && at < len(f.headers) && len(headerPlaces(headers, f.headers[at])) == 0:
		return at, true
	}
	return 0, false
}

// headerPlaces are the columns with a header.
func headerPlaces(headers []string, header string) (at []int) {
	for i, h := range headers {
		if strings.EqualFold(h, header) {
			at = append(at, i)
		}
	}
	return at
}

// texts are the filled cells of a row.
func texts(r sheet.Row) (out []string) {
	for _, c := range r.Cells {
		if t := strings.TrimSpace(c.Text); t != "" {
			out = append(out, t)
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }
