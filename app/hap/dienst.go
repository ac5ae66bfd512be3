package hap

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"aiosmap/app/form"
	"aiosmap/app/problem"
)

// The definitions of the forms, by id.
const (
	ShiftForm       = "dienst"
	ApprovalForm    = "akkoord-diensten"
	DeclarationForm = "bekwaamheidsverklaring-hap"
)

// The ids of the fields of those forms.
const (
	FieldDate        = "datum"
	FieldBegin       = "begin"
	FieldEnd         = "einde"
	FieldPost        = "hap"
	FieldRole        = "rol"
	FieldStage       = "fase"
	FieldSupervision = "supervisie"
	FieldNote        = "opmerkingen"

	FieldTrainer       = "opleider"
	FieldCapacity      = "hoedanigheid"
	FieldExplanation   = "toelichting"
	FieldConfirmedName = "bevestigd-naam"
	FieldConfirmedBig  = "bevestigd-big"
	FieldConfirmedDate = "bevestigd-op"
	FieldReason        = "reden"
)

// Dienst is one shift on a HAP.
type Dienst struct {
	ID string `json:"id,omitempty"`
	// Date is the day on which it began.
	Date string `json:"date"`
	// Begin and End are times of day; an end before the begin is on the next day.
	Begin       string `json:"begin"`
	End         string `json:"end"`
	Post        string `json:"post"`
	Role        string `json:"role"`
	Stage       string `json:"stage"`
	Supervision string `json:"supervision,omitempty"`
	Note        string `json:"note,omitempty"`
}

// DienstOf makes a dienst of the values of its form.
func DienstOf(id string, v form.Values) Dienst {
	return Dienst{ID: id, Date: v[FieldDate].Text, Begin: v[FieldBegin].Text, End: v[FieldEnd].Text, Post: v[FieldPost].Text, Role: v[FieldRole].Text,
		Stage: v[FieldStage].Text, Supervision: v[FieldSupervision].Text, Note: v[FieldNote].Text}
}

// Values gives the values of its form.
func (d Dienst) Values() form.Values {
	v := form.Values{}
	for id, text := range map[string]string{FieldDate: d.Date, FieldBegin: d.Begin, FieldEnd: d.End, FieldPost: d.Post, FieldRole: d.Role,
		FieldStage: d.Stage, FieldSupervision: d.Supervision, FieldNote: d.Note} {
		if text != "" {
			v[id] = form.Value{Text: text}
		}
	}
	return v
}

// Newest sorts diensten, the last one first.
func Newest(list []Dienst) {
	slices.SortStableFunc(list, func(a, b Dienst) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.Begin, a.Begin), cmp.Compare(a.ID, b.ID))
	})
}

// span is a stretch of time in minutes since the first of January 1970, the
// end not included.
type span struct{ from, to int }

// span gives when the dienst was; false while its day or times cannot be read,
// or when it has no length.
func (d Dienst) span() (span, bool) {
	day, ok := dayNumber(d.Date)
	if !ok {
		return span{}, false
	}
	begin, ok1 := minuteOf(d.Begin)
	end, ok2 := minuteOf(d.End)
	if !ok1 || !ok2 || begin == end {
		return span{}, false
	}
	if end < begin {
		end += dayMinutes
	}
	return span{day*dayMinutes + begin, day*dayMinutes + end}, true
}

// Around gives the first and last day on which a dienst can begin that overlaps
// with this one; both are empty while its day cannot be read.
func (d Dienst) Around() (from, to string) {
	if _, ok := dayNumber(d.Date); !ok {
		return "", ""
	}
	return moment(d.Date).AddDate(0, 0, -1).Format(time.DateOnly), nextDay(d.Date)
}

func (s span) overlaps(o span) bool { return s.from < o.to && o.from < s.to }

// When gives day and times in words: 14 november 2026, 19:30–23:00.
func (d Dienst) When() string {
	out := form.LongDate(d.Date)
	if d.Begin != "" && d.End != "" {
		out += ", " + d.Begin + "–" + d.End
	}
	return out
}

// Hours that tell a night from a slip of the pen. No shift on a HAP is known
// to last longer than an evening and a night together.
const (
	longShift  = 12 * 60
	longNight  = 16 * 60
	shortShift = 60
	oldYears   = 6
)

// CheckDienst finds what is wrong with a dienst beyond what its fields say by
// themselves: others are those that it is held against, today is the day of
// today. What is not filled in or cannot be read is passed over.
func CheckDienst(d Dienst, others []Dienst, s Settings, today string) []problem.Problem {
	var c checker
	c.dienst(d, s, today)
	if own, ok := d.span(); ok {
		for _, o := range others {
			if d.ID != "" && o.ID == d.ID {
				continue
			}
			if other, ok := o.span(); ok && own.overlaps(other) {
				c.overlap(d, own == other, o.When())
			}
		}
	}
	return c.list
}

// dienst looks at one dienst by itself.
func (c *checker) dienst(d Dienst, s Settings, today string) {
	c.shiftDate(d.Date, today)
	c.shiftLength(d)
	c.post(d.Post, s)
	c.role(d.Role, s)
	c.inStage(d.Date, d.Stage, s)
}

func (c *checker) shiftDate(date, today string) {
	day, ok := dayNumber(date)
	now, known := dayNumber(today)
	switch {
	case !ok || !known:
	case day > now:
		c.add(ShiftFuture, FieldDate, date, fmt.Sprintf("Deze dienst is op %s; dat is na vandaag.", form.LongDate(date)),
			"Verbeter de datum, of vul de dienst in als hij geweest is.")
	case day < now-oldYears*365:
		c.warn(ShiftOld, FieldDate, date, fmt.Sprintf("Deze dienst is van %s, jaren geleden.", form.LongDate(date)), "Kijk of het jaar klopt.")
	}
}

// shiftLength looks at begin and end together.
func (c *checker) shiftLength(d Dienst) {
	begin, ok1 := minuteOf(d.Begin)
	end, ok2 := minuteOf(d.End)
	if !ok1 || !ok2 {
		return
	}
	length := (end - begin + dayMinutes) % dayMinutes
	switch {
	case length == 0:
		c.add(ShiftNoLength, FieldEnd, d.End, "Begin en einde zijn gelijk.", "Vul in hoe laat de dienst eindigde.")
	case end < begin && length > longNight:
		c.add(ShiftEnd, FieldEnd, d.End, fmt.Sprintf("Het einde (%s) ligt voor het begin (%s); als nachtdienst zou dit %s duren.", d.End, d.Begin, hours(length)),
			"Kijk begin en einde na; misschien staan ze andersom.")
	case length > longShift:
		c.warn(ShiftLong, FieldEnd, d.End, fmt.Sprintf("Deze dienst duurt %s.", hours(length)), "Kijk of begin en einde kloppen.")
	case length < shortShift:
		c.warn(ShiftShort, FieldEnd, d.End, fmt.Sprintf("Deze dienst duurt maar %s.", hours(length)), "Kijk of begin en einde kloppen.")
	}
}

// hours gives a length in words: 7 uur, 7½ uur, 7 uur en 20 minuten.
func hours(minutes int) string {
	h, m := minutes/60, minutes%60
	switch {
	case h == 0 && m == 1:
		return "1 minuut"
	case h == 0:
		return fmt.Sprintf("%d minuten", m)
	case m == 0:
		return fmt.Sprintf("%d uur", h)
	case m == 30:
		return fmt.Sprintf("%d½ uur", h)
	}
	return fmt.Sprintf("%d uur en %s", h, hours(m))
}

func (c *checker) post(name string, s Settings) {
	if name == "" || len(s.Posts) == 0 {
		return
	}
	if _, ok := s.Post(name); ok {
		return
	}
	hint := "Klopt de naam, dan kun je hem zo laten en bij je HAP’s zetten."
	if near, ok := nearest(name, s.Lists()[FieldPost]); ok {
		hint = fmt.Sprintf("Bedoel je ‘%s’? Kies die dan uit de lijst.", near)
	}
	c.warn(PostNew, FieldPost, name, fmt.Sprintf("‘%s’ staat niet in je lijst met HAP’s.", name), hint)
}

func (c *checker) role(name string, s Settings) {
	if name == "" {
		return
	}
	if _, ok := s.Role(name); ok {
		return
	}
	hint := fmt.Sprintf("Kies %s, of zet de rol eerst in je lijst met rollen.", choices(s.Roles))
	if near, ok := nearest(name, s.Roles); ok {
		hint = fmt.Sprintf("Bedoel je ‘%s’? Kies die dan uit de lijst.", near)
	}
	c.add(RoleUnknown, FieldRole, name, fmt.Sprintf("‘%s’ is geen rol uit je lijst.", name), hint)
}

// inStage holds a day against the stage that a form names.
func (c *checker) inStage(date, stage string, s Settings) {
	if stage == "" {
		return
	}
	st, ok := s.Stage(stage)
	if !ok {
		c.add(StageUnknown, FieldStage, stage, fmt.Sprintf("‘%s’ is geen fase uit je lijst.", stage),
			fmt.Sprintf("Kies %s, of zet de fase eerst in je lijst met fases.", choices(s.Lists()[FieldStage])))
		return
	}
	if _, ok := dayNumber(date); !ok {
		return
	}
	if st.Start != "" && date < st.Start {
		c.add(ShiftBeforeStage, FieldDate, date, fmt.Sprintf("‘%s’ begon pas op %s.", st.Name, form.LongDate(st.Start)), stageHint(s, date))
	}
	if st.End != "" && date > st.End {
		c.add(ShiftAfterStage, FieldDate, date, fmt.Sprintf("‘%s’ was op %s al voorbij.", st.Name, form.LongDate(date)), stageHint(s, date))
	}
}

func stageHint(s Settings, date string) string {
	if other, ok := s.StageOn(date); ok {
		return fmt.Sprintf("Verbeter de datum, of kies ‘%s’.", other.Name)
	}
	return "Verbeter de datum, kies een andere fase, of pas de dagen van de fase aan."
}

// overlap tells of another dienst at the same time; where names it.
func (c *checker) overlap(d Dienst, equal bool, where string) {
	if equal {
		c.add(ShiftTwice, FieldDate, d.Date, fmt.Sprintf("Deze dienst staat er al: %s.", where), "Laat een van de twee weg.")
		return
	}
	c.add(ShiftOverlap, FieldBegin, d.Begin, fmt.Sprintf("Deze dienst overlapt met die van %s.", where), "Verbeter de datum of de tijden, of laat een van de twee weg.")
}

// choices lists names for a sentence: a, b of c.
func choices(list []string) string { return joined(list, " of ") }

func joined(list []string, last string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + last + list[len(list)-1]
}

const dayMinutes = 24 * 60

// dayNumber counts the days since the first of January 1970. It is asked for
// every pair of diensten that is held against each other, so it reads the digits
// itself.
func dayNumber(iso string) (int, bool) {
	if len(iso) != 10 || iso[4] != '-' || iso[7] != '-' {
		return 0, false
	}
	for _, i := range []int{0, 1, 2, 3, 5, 6, 8, 9} {
		if iso[i] < '0' || iso[i] > '9' {
			return 0, false
		}
	}
	two := func(i int) int { return int(iso[i]-'0')*10 + int(iso[i+1]-'0') }
	year, month, day := two(0)*100+two(2), two(5), two(8)
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month {
		return 0, false
	}
	return int(t.Unix() / (24 * 60 * 60)), true
}

// minuteOf gives the minute of the day of a time such as 19:30.
func minuteOf(clock string) (int, bool) {
	if len(clock) != 5 || clock[2] != ':' {
		return 0, false
	}
	for _, i := range []int{0, 1, 3, 4} {
		if clock[i] < '0' || clock[i] > '9' {
			return 0, false
		}
	}
	h, m := int(clock[0]-'0')*10+int(clock[1]-'0'), int(clock[3]-'0')*10+int(clock[4]-'0')
	return h*60 + m, h < 24 && m < 60
}
