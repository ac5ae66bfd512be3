package crash

import "testing"

func TestCallAsStraceTakesIt(t *testing.T) {
	if got, want := (Call{"write", 3}).inject("error=EIO"), "inject=write:error=EIO:when=3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
