package paper

// Pair is a label with what it names.
type Pair struct {
	Label, Value string
	// Strong sets the value in semibold.
	Strong bool
}

// labelWidth is the room for labels.
const labelWidth = 42.0

// Pairs sets labels on the left with their values beside them. beside is true
// where the code stands on the right: values end before it, and what follows
// begins below it.
func (w *Writer) Pairs(pairs []Pair, beside bool) {
	room := width - labelWidth
	if beside {
		room -= codeSize + codeGap
	}
	for _, p := range pairs {
		value := w.body()
		if p.Strong {
			value = w.strong()
		}
		lines := value.wrap(w.clean(p.Value), room)
		w.need(float64(len(lines)) * value.line)
		w.print(left, w.y, w.label(), oneLine(w.clean(p.Label)))
		for _, l := range lines {
			w.line(left+labelWidth, value, l)
		}
		w.y += 0.4
	}
	w.y = max(w.y, w.besideTo)
}
