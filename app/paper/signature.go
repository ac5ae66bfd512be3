package paper

// Signature is a place to sign, or the words that stand in its place.
type Signature struct {
	// Name is whose it is; empty leaves room to write it.
	Name string
	// Lines stand under the name.
	Lines []string
	// Pen leaves room for ink: place and date, and the signature.
	Pen bool
	// Said stands there when nothing is to be signed, word for word.
	Said string
	// The words before the empty lines.
	NameLabel, PlaceLabel, SignLabel string
}

// Distances in a block of signatures.
const (
	blockGap = 10.0
	penRoom  = 19.0
	fillRoom = 8.5
	blockTop = 1.8
)

// Signatures sets blocks in pairs beside each other, none of them broken. The
// places for the pen of a pair stand at the same height.
func (w *Writer) Signatures(list []Signature) {
	half := (width - blockGap) / 2
	for i := 0; i < len(list); i += 2 {
		pair := list[i:min(i+2, len(list))]
		words, room := 0.0, 0.0
		for _, s := range pair {
			words = max(words, w.block(s, left, half, false))
			if s.Pen {
				room = fillRoom + penRoom
			}
		}
		w.need(words + room)
		for j, s := range pair {
			x := left + float64(j)*(half+blockGap)
			w.block(s, x, half, true)
			if s.Pen {
				w.fill(s.PlaceLabel, x, w.y+words+fillRoom, half)
				w.fill(s.SignLabel, x, w.y+words+fillRoom+penRoom, half)
			}
		}
		w.y += words + room + 3
	}
}

// fill sets a label with a line behind it to write on, both ending at y.
func (w *Writer) fill(label string, x, y, room float64) {
	s := w.small()
	label = w.clean(label)
	w.print(x, y-s.line, s, label)
	w.rule(x+s.width(label)+2, y-0.6, x+room, 0.2, 0)
}

// block sets the words of one signature, or only tells their height.
func (w *Writer) block(s Signature, x, room float64, draw bool) float64 {
	y := w.y
	say := func(st style, text string) {
		for _, l := range st.wrap(w.clean(text), room) {
			if draw {
				w.print(x, y, st, l)
			}
			y += st.line
		}
	}
	if draw {
		w.rule(x, y, x+room, 0.35, 0)
	}
	y += blockTop
	if s.Name != "" {
		say(w.strong(), s.Name)
	} else {
		y += fillRoom
		if draw {
			w.fill(s.NameLabel, x, y, room)
		}
	}
	for _, l := range s.Lines {
		say(w.small(), l)
	}
	if s.Said != "" {
		y += 1.5
		say(w.cell(), s.Said)
	}
	return y - w.y
}
