package crash

import "testing"

func TestCallsAreCountedByKind(t *testing.T) {
	trace := Trace{Ops: []Op{{Call: "write"}, {Call: "fsync"}, {Call: "write"}, {Call: "write"}}}
	got := trace.Calls()
	if want := (Call{"write", 3}); len(got) != 4 || got[3] != want || got[1] != (Call{"fsync", 1}) {
		t.Errorf("got %v", got)
	}
	if got, want := got[3].inject("error=EIO"), "inject=write:error=EIO:when=3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
