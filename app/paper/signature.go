package paper

// Signature is a place to sign in ink.
type Signature struct {
	// Name is whose it is; empty leaves room to write it.
	Name string
	// Lines stand under the name.
	Lines []string
	// The words before the empty lines.
	NameLabel, PlaceLabel, SignLabel string
}

// Distances in a block of signatures.
const (
	blockGap = 10.0
	penRoom  = 20.0
	fillRoom = 8.5
	blockTop = 1.8
	rowGap   = 5.0
)

// Signatures sets blocks in pairs beside each other, none of them broken. The
// places for the pen of a pair stand at the same height.
func (w *Writer) Signatures(list []Signature) {
	half := (width - blockGap) / 2
	for i := 0; i < len(list); i += 2 {
		if i > 0 {
			w.y += rowGap
		}
		pair := list[i:min(i+2, len(list))]
		words := 0.0
		for _, s := range pair {
			words = max(words, w.block(s, left, half, false))
		}
		w.need(words + fillRoom + penRoom)
		for j, s := range pair {
			x := left + float64(j)*(half+blockGap)
			w.block(s, x, half, true)
			w.fill(s.PlaceLabel, x, w.y+words+fillRoom, half)
			w.fill(s.SignLabel, x, w.y+words+fillRoom+penRoom, half)
		}
		w.y += words + fillRoom + penRoom + 3
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
		y++
	}
	for _, l := range s.Lines {
		say(w.small(), l)
	}
	return y - w.y
}
